import "server-only";
import { type z } from "zod";
import { type passwordAgainInput } from "@/lib/schemas/accounts";
import { confirmPassword } from "../auth/confirm-password";
import { type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { type ViewerContext } from "./context";

/**
 * Ends the sessions of an account that still hold, and its access tokens (访问令牌), inside the caller's transaction:
 * whoever was signed in, and whatever acted for the person, is out with the next request.
 *
 * @param except a session that goes on: the one the person acts in
 * @param asked the person asked for it: said in the log also when there was nothing to end
 * @returns how many sessions were ended
 */
export async function revokeSessionsOf(
  tx: Tx,
  record: Recorder,
  change: {
    readonly userId: string;
    readonly now: Date;
    readonly except?: string;
    readonly asked?: true;
  },
): Promise<number> {
  const { userId, now, except, asked } = change;
  const holding = { userId, revokedAt: null, expiresAt: { gt: now } };
  const sessions = await tx.session.updateMany({
    where: { ...holding, ...(except !== undefined && { id: { not: except } }) },
    data: { revokedAt: now },
  });
  const tokens = await tx.apiToken.updateMany({ where: holding, data: { revokedAt: now } });
  if (sessions.count + tokens.count > 0 || asked)
    await record({
      action: "session.revoked",
      record: { type: "account", id: userId },
      payload: { sessions: sessions.count, ...(tokens.count > 0 && { tokens: tokens.count }) },
    });
  return sessions.count;
}

/** Signs the person out everywhere but here, after the own password. @throws as confirmPassword */
export async function revokeOtherSessions(
  context: ViewerContext,
  input: z.output<typeof passwordAgainInput>,
): Promise<{ readonly revoked: number }> {
  const { userId, sessionId } = context.viewer;
  await confirmPassword(context, input.current);
  return transact(context, async (tx, record) => ({
    revoked: await revokeSessionsOf(tx, record, { userId, now: context.now, except: sessionId, asked: true }),
  }));
}
