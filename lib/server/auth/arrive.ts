import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { type ArrivalProblem, saysSecondFactor } from "@/lib/domain/single-sign-on";
import { dayOf } from "@/lib/format/dates";
import { lateRefusals } from "../audit/record-refusal";
import { isNewRefusal } from "@/lib/domain/refusal";
import { identityLinked } from "../commands/link-identity";
import { type CommandContext } from "../commands/context";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { env } from "../env";
import { settingOn } from "../queries/settings";
import { openSession } from "./open-session";
import { generatePassword, hashPassword } from "./password";
import { PERSON_COLUMNS } from "./person";
import { textDigest } from "../text-digest";

/** What the provider's signed token says, after next-auth has checked signature, audience, nonce and time. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Called for a new account only. */
  readonly name: string;
  readonly amr: unknown;
}

export type Arrival =
  | { readonly ok: true; readonly userId: string; readonly sessionId: string }
  | { readonly ok: false; readonly problem: ArrivalProblem };

/**
 * Lets in whom the identity provider knows, where the person has linked the identity to an account: the session is the
 * same kind of row as after a password. Who is refused, and why, is in the log.
 */
export async function arrive(
  context: CommandContext,
  identity: Identity,
  browser: { readonly userAgent: string; readonly formerSession: string | null },
): Promise<Arrival> {
  const { issuer, subject } = identity;
  // The token's own word, held against the environment's: an address that answers for another issuer is not believed.
  if (issuer !== env().oidc?.issuer) return refuse(context, identity, "wrong_issuer", null);
  const known = await db().externalIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: PERSON_COLUMNS } },
  });
  const rule = await settingOn("single_sign_on", dayOf(context.now));
  if (!known) {
    if (!rule.newAccounts) return refuse(context, identity, "not_linked", null);
    await makeAccount(context, identity);
    return { ok: false, problem: "no_role" };
  }
  const providerFactorAt = rule.acceptsFactor && saysSecondFactor(identity.amr) ? context.now : null;
  const { userAgent, formerSession: former } = browser;
  const entry = await openSession(context, known.user, { userAgent, former, providerFactorAt, by: "oidc" });
  return entry.ok ? entry : refuse(context, identity, entry.problem, known.user);
}

async function refuse(
  context: CommandContext,
  { issuer, subject }: Identity,
  reason: ArrivalProblem,
  user: { readonly id: string; readonly account: string } | null,
): Promise<Arrival> {
  const key = JSON.stringify([issuer, subject, reason]);
  if (isNewRefusal(lateRefusals("oidc"), key, context.now.getTime()))
    await transact(context, (_tx, record) =>
      record({
        action: "session.oidc_refused",
        record: user ? { type: "account", id: user.id } : { type: "session", id: context.requestId },
        payload: { account: user?.account ?? null, reason },
      }),
    );
  return { ok: false, problem: reason };
}

/** An account that opens nothing until two persons grant it a role; its password is nobody's. */
async function makeAccount(context: CommandContext, identity: Identity): Promise<void> {
  const id = randomUUID();
  const account = `oidc-${randomBytes(5).toString("hex")}`;
  const name = identity.name;
  const passwordHash = await hashPassword(generatePassword());
  await transact(context, async (tx, record) => {
    await tx.user.create({
      data: { id, account, name, passwordHash, createdAt: context.now },
      select: { id: true },
    });
    await record({
      action: "account.created",
      record: { type: "account", id },
      payload: { after: { account, name, unit: null, passwordDigest: textDigest(passwordHash) } },
    });
    await identityLinked(tx, record, context, { userId: id, ...identity });
  });
}
