import "server-only";
import { changeBetween } from "@/lib/domain/audit-event";
import { decideReject } from "@/lib/domain/statement";
import { transact } from "../db/transact";
import { type ViewerContext } from "./context";
import { accept, factsOf, type StatementRef, statementToDecide, writeStatement } from "./statement-change";

/** Strikes out what is no statement, with the reason. */
export async function rejectStatement(
  context: ViewerContext,
  { reason, ...ref }: StatementRef & { readonly reason: string },
): Promise<readonly string[]> {
  const { statement } = await statementToDecide(context, ref);
  const next = accept(decideReject(factsOf(statement), reason));
  return transact(context, async (tx, record) => {
    await writeStatement(tx, context, ref, next);
    await record({
      action: "statement.rejected",
      record: { type: "statement", id: ref.id },
      payload: changeBetween({ state: statement.state }, { state: next.state }),
      reason: next.rejectReason,
    });
    return [ref.id];
  });
}
