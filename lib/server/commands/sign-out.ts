import "server-only";
import { transact } from "../db/transact";
import { type ViewerContext } from "./context";

/** Ends the session of this request for good: its row is revoked, so a copy of the cookie opens nothing. */
export async function signOut(context: ViewerContext): Promise<void> {
  const { sessionId } = context.viewer;
  await transact(context, async (tx, record) => {
    await tx.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: context.now },
    });
    await record({ action: "session.signed_out", record: { type: "session", id: sessionId }, payload: {} });
  });
}
