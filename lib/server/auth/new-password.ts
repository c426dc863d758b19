import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import {
  PASSWORD_RULES,
  passwordEnded,
  type PasswordProblem,
  passwordProblem,
  type PasswordProfile,
} from "@/lib/domain/password";
import { dayOf } from "@/lib/format/dates";
import { db } from "../db/client";
import { settingOn } from "../queries/settings";
import { verifyPassword } from "./password";

/** Names of the product that people would take for a password. */
const PRODUCT_WORDS = ["target-ledger", "targetledger", "目标台账", "mubiaotaizhang", "mubiao"];

/** The 49,233 passwords that were found most often (@zxcvbn-ts/language-common), in lower case. */
const COMMON: ReadonlySet<string> = new Set(dictionary["passwords-common"]);

/** The profile of passwords that is in force. */
export async function passwordProfile(at: Date): Promise<PasswordProfile> {
  return (await settingOn("password_profile", dayOf(at))).profile;
}

/**
 * Why a password can't become an account's, or null.
 *
 * @param user null for an account that is still to be made
 */
export async function newPasswordProblem(
  password: string,
  {
    account,
    user,
    at,
  }: { readonly account: string; readonly user: { id: string } | null; readonly at: Date },
): Promise<PasswordProblem | "password_used_before" | null> {
  const profile = await passwordProfile(at);
  const row = user && (await db().user.findUnique({ where: { id: user.id }, select: KEPT }));
  const unit = row?.unit ? [row.unit.code, row.unit.name, row.unit.shortName] : [];
  const words = [...PRODUCT_WORDS, ...unit];
  const problem = passwordProblem(password, {
    profile,
    account,
    words,
    isCommon: (text) => COMMON.has(text),
  });
  if (problem || !row) return problem;
  const kept = [row.passwordHash, ...row.oldPasswords.map(({ hash }) => hash)];
  for (const hash of kept.slice(0, PASSWORD_RULES[profile].remembered))
    if (await verifyPassword(hash, password)) return "password_used_before";
  return null;
}

const KEPT = {
  passwordHash: true,
  unit: { select: { code: true, name: true, shortName: true } },
  oldPasswords: { orderBy: { replacedAt: "desc" }, select: { hash: true } },
} as const;

/** Whether a password that was set at an instant has to be replaced now. */
export async function hasEnded(setAt: Date, at: Date): Promise<boolean> {
  return passwordEnded(await passwordProfile(at), setAt, at);
}
