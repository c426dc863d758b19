import "server-only";
import { PASSWORD_MAX_LENGTH } from "@/lib/domain/password";
import { ACCOUNT_MAX_LENGTH } from "@/lib/domain/sign-in";
import { type CommandContext } from "../commands/context";
import { db } from "../db/client";
import { countersAt, forgetGuesses, recordFailure, recordWrongGuess, takeGuess } from "./guesses";
import { deviceOf } from "./known-device";
import { hasEnded } from "./new-password";
import { type Entry, openSession } from "./open-session";
import { PERSON_COLUMNS } from "./person";
import { decoyHash, verifyPassword } from "./password";

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly userAgent: string;
  /** The address that asks; from the proxy in front, or the socket. */
  readonly address: string;
  /** What the browser's cookie of known devices says, if it has one. */
  readonly deviceCookie: string | undefined;
  /** The session that the browser is in already; the new one takes its place. */
  readonly formerSession: string | null;
}

export type SignInResult =
  | Extract<Entry, { readonly ok: true }>
  | {
      readonly ok: false;
      readonly problem: "wrong" | "locked" | "disabled" | "no_role";
      readonly lockedUntil?: Date;
    };

/**
 * Counts the guess, checks account and password, and opens a session that can be revoked. Whether an account
 * exists is told neither by the answer nor by the time it takes. What no account can have is refused without a
 * record: nobody fills the log with names of their making.
 */
export async function signIn(context: CommandContext, credentials: Credentials): Promise<SignInResult> {
  const account = credentials.account.trim().toLowerCase();
  if (account.length > ACCOUNT_MAX_LENGTH || credentials.password.length > PASSWORD_MAX_LENGTH) {
    await verifyPassword(await decoyHash(), "");
    return { ok: false, problem: "wrong" };
  }
  const { address, deviceCookie } = credentials;
  const counters = countersAt(account, { address, device: deviceOf(deviceCookie, account) });
  const guess = await takeGuess(counters, context.now);
  if (!guess.allowed) return { ok: false, problem: "locked", lockedUntil: guess.lockedUntil };

  const user = await db().user.findUnique({
    where: { account },
    select: { ...PERSON_COLUMNS, passwordHash: true, passwordSetAt: true, createdAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash ?? (await decoyHash()), credentials.password);
  if (!user || !matches) {
    await recordWrongGuess(context, counters, guess);
    const { lockedUntil } = guess;
    return lockedUntil ? { ok: false, problem: "locked", lockedUntil } : { ok: false, problem: "wrong" };
  }
  await forgetGuesses(counters);
  const passwordEnded = await hasEnded(user.passwordSetAt ?? user.createdAt, context.now);
  const { userAgent, formerSession: former } = credentials;
  const entry = await openSession(context, user, { userAgent, passwordEnded, former });
  if (entry.ok) return entry;
  const { problem } = entry;
  await recordFailure(context, { account, locked: false, problem });
  return { ok: false, problem: problem === "changed" ? "wrong" : problem };
}
