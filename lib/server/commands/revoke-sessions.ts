import "server-only";
import { type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { type ViewerContext } from "./context";

/**
 * Ends the sessions of an account that still hold, inside the caller's transaction: whoever was signed in is out with
 * the next request.
 *
 * @param except a session that goes on: the one the person acts in
 * @returns how many were ended
 */
export async function revokeSessionsOf(
  tx: Tx,
  record: Recorder,
  { userId, now, except }: { readonly userId: string; readonly now: Date; readonly except?: string },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(except !== undefined && { id: { not: except } }),
    },
    data: { revokedAt: now },
  });
  if (count > 0)
    await record({
      action: "session.revoked",
      record: { type: "account", id: userId },
      payload: { sessions: count },
    });
  return count;
}

/** Signs the person out everywhere but here. */
export async function revokeOtherSessions(context: ViewerContext): Promise<{ readonly revoked: number }> {
  const { userId, sessionId } = context.viewer;
  return transact(context, async (tx, record) => {
    const revoked = await revokeSessionsOf(tx, record, { userId, now: context.now, except: sessionId });
    // Said in the log also when there was nothing to end: the person asked for it.
    if (revoked === 0)
      await record({
        action: "session.revoked",
        record: { type: "account", id: userId },
        payload: { sessions: 0 },
      });
    return { revoked };
  });
}
