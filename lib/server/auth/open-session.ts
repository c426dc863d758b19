import "server-only";
import { randomBytes } from "node:crypto";
import { type Viewer } from "@/lib/domain/access";
import { SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { type CommandContext } from "../commands/context";
import { type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { type PersonRow, personOf } from "./person";

export type Entry =
  | { readonly ok: true; readonly userId: string; readonly sessionId: string }
  /** `changed`: the account or its password were, while the way in was being checked. */
  | { readonly ok: false; readonly problem: "disabled" | "no_role" | "changed" };

/** What a session's cookie names: 192 random bits. */
export const newSessionId = (): string => randomBytes(24).toString("base64url");

/** Thrown out of the transaction that would have opened a session. */
class Stale extends Error {}

/**
 * Opens a session that can be revoked, for somebody of whom it is known who it is. From here on it is the person who acts,
 * and the log says so.
 *
 * @param user the account as it was when that was checked; it must still be so when the session is opened, because whoever
 *   changes a password or a role ends the sessions that there are
 * @param opened.by the identity provider, where no password was asked for
 * @param opened.former the session that the browser came with: the new one takes its place, so that no copy of an earlier
 *   cookie lives on (ASVS 7.2.4)
 */
export async function openSession(
  context: CommandContext,
  user: PersonRow & { readonly passwordHash?: string },
  opened: {
    readonly userAgent: string;
    readonly passwordEnded?: boolean;
    readonly providerFactorAt?: Date | null;
    readonly by?: "oidc";
    readonly former: string | null;
  },
): Promise<Entry> {
  if (user.disabledAt) return { ok: false, problem: "disabled" };
  const person = personOf(user);
  if (!person) return { ok: false, problem: "no_role" };
  const viewer: Viewer = { ...person, sessionId: newSessionId(), mandates: [] };
  const { userId, sessionId, account } = viewer;
  const { by, userAgent, passwordEnded = false, providerFactorAt = null, former } = opened;
  const open = transact({ ...context, viewer }, async (tx, record) => {
    const present = await tx.user.findUnique({
      where: { id: userId },
      select: { role: true, disabledAt: true, passwordHash: true },
    });
    const { passwordHash = present?.passwordHash } = user;
    if (present?.role !== user.role || present.disabledAt || present.passwordHash !== passwordHash)
      throw new Stale();
    await tx.session.create({
      data: {
        id: sessionId,
        userId,
        createdAt: context.now,
        lastSeenAt: context.now,
        expiresAt: new Date(context.now.getTime() + SESSION_LIFETIME_MS),
        userAgent: userAgent.slice(0, 300),
        passwordEnded,
        providerFactorAt,
      },
      select: { id: true },
    });
    await record({
      action: "session.signed_in",
      record: { type: "account", id: userId },
      payload: { account, ...(by && { by }) },
    });
    if (former !== null) await endFormer(tx, record, former, context.now);
    return { ok: true as const, userId, sessionId };
  });
  return open.catch((error: unknown) => {
    if (error instanceof Stale) return { ok: false, problem: "changed" };
    throw error;
  });
}

/** It may be somebody else's, who sat at this browser before: the log says whose it was. */
async function endFormer(tx: Tx, record: Recorder, id: string, now: Date): Promise<void> {
  const where = { id, revokedAt: null, expiresAt: { gt: now } };
  const session = await tx.session.findFirst({ where, select: { userId: true } });
  if (!session) return;
  await tx.session.updateMany({ where, data: { revokedAt: now } });
  await record({
    action: "session.revoked",
    record: { type: "account", id: session.userId },
    payload: { sessions: 1 },
  });
}
