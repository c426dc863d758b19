import "server-only";
import { type z } from "zod";
import { LINK_WAIT_MS, type LinkProblem } from "@/lib/domain/single-sign-on";
import { type passwordAgainInput } from "@/lib/schemas/accounts";
import { confirmPassword } from "../auth/confirm-password";
import { db, type Tx } from "../db/client";
import { housekeep, type Recorder, transact } from "../db/transact";
import { env } from "../env";
import { conflict } from "../errors";
import { type CommandContext, type ViewerContext } from "./context";
import { revokeSessionsOf } from "./revoke-sessions";

/** Who a person is at the identity provider (统一身份认证). Only the person links it: whoever could for others, could come in as them. */

interface Linked {
  readonly userId: string;
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Opens the way to link an identity in this session, for some minutes: what comes back from the provider then is linked.
 *
 * @throws LedgerError INVALID at the field `current` · FORBIDDEN while the account is locked · CONFLICT where one is linked,
 *   or no provider is named
 */
export async function beginLink(
  context: ViewerContext,
  input: z.output<typeof passwordAgainInput>,
): Promise<void> {
  const { userId, sessionId } = context.viewer;
  const issuer = env().oidc?.issuer;
  if (!issuer) throw conflict("identity_no_provider");
  await confirmPassword(context, input.current);
  const linked = await db().externalIdentity.count({ where: { userId, issuer } });
  if (linked > 0) throw conflict("identity_there");
  const linkUntil = new Date(context.now.getTime() + LINK_WAIT_MS);
  await housekeep((tx) => tx.session.updateMany({ where: { id: sessionId }, data: { linkUntil } }));
}

/** Whether the person has just asked, in this session, to link an identity. */
export async function isLinking({ viewer, now }: ViewerContext): Promise<boolean> {
  const where = { id: viewer.sessionId, linkUntil: { gt: now } };
  return (await db().session.count({ where })) > 0;
}

/**
 * Links what came back from the provider to the account whose person asked for it in this session; once for each asking.
 *
 * @returns why it was not linked; null where it was
 */
export async function linkIdentity(
  context: ViewerContext,
  { issuer, subject }: Omit<Linked, "userId">,
): Promise<LinkProblem | null> {
  const { userId, sessionId } = context.viewer;
  const asked = await housekeep((tx) =>
    tx.session.updateMany({
      where: { id: sessionId, linkUntil: { gt: context.now } },
      data: { linkUntil: null },
    }),
  );
  if (asked.count === 0) return "too_late";
  if (issuer !== env().oidc?.issuer) return "wrong_issuer";
  if ((await db().externalIdentity.count({ where: { issuer, subject } })) > 0) return "taken";
  await transact(context, (tx, record) => identityLinked(tx, record, context, { userId, issuer, subject }));
  return null;
}

/** Links an identity inside the caller's transaction; one of an earlier provider makes room for it. */
export async function identityLinked(
  tx: Tx,
  record: Recorder,
  { now }: CommandContext,
  { userId, issuer, subject }: Linked,
): Promise<void> {
  const identity = { issuer, subject, linkedAt: now };
  await tx.externalIdentity.upsert({
    where: { userId },
    create: { userId, ...identity },
    update: identity,
    select: { userId: true },
  });
  await record({
    action: "account.identity_linked",
    record: { type: "account", id: userId },
    payload: { issuer },
  });
}

/**
 * Takes the own identity off, and ends the other sessions: they may have been opened by it.
 *
 * @throws as confirmPassword; CONFLICT without one
 */
export async function unlinkIdentity(
  context: ViewerContext,
  input: z.output<typeof passwordAgainInput>,
): Promise<void> {
  const { userId, sessionId } = context.viewer;
  await confirmPassword(context, input.current);
  await transact(context, async (tx, record) => {
    const linked = await tx.externalIdentity.findUnique({ where: { userId }, select: { issuer: true } });
    if (!linked) throw conflict("identity_none");
    await tx.externalIdentity.deleteMany({ where: { userId } });
    await record({
      action: "account.identity_unlinked",
      record: { type: "account", id: userId },
      payload: { issuer: linked.issuer },
    });
    await revokeSessionsOf(tx, record, { userId, now: context.now, except: sessionId });
  });
}
