import "server-only";
import { decideReopen, decideRestore } from "@/lib/domain/statement";
import { type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { type ViewerContext } from "./context";
import {
  accept,
  factsOf,
  type StatementRef,
  type StatementRow,
  statementsToDecide,
  targetInUse,
  writeStatement,
} from "./statement-change";

/**
 * Takes decisions back, all or none: a rejected statement waits again; so does a confirmed one, whose target is
 * withdrawn with it unless somebody has worked on that target already.
 */
export async function restoreStatements(
  context: ViewerContext,
  { statements: refs }: { readonly statements: readonly StatementRef[] },
): Promise<readonly string[]> {
  const { statements } = await statementsToDecide(context, refs);
  return transact(context, async (tx, record) => {
    for (const row of statements) {
      const { state } = factsOf(row);
      if (state === "confirmed") await reopen({ tx, record, context, row });
      else accept(decideRestore(factsOf(row)));
      await writeStatement(tx, context, row, { state: "proposed", rejectReason: null });
      await record({
        action: "statement.restored",
        record: { type: "statement", id: row.id },
        payload: { before: { state }, after: { state: "proposed" } },
      });
    }
    return refs.map(({ id }) => id);
  });
}

interface Reopening {
  readonly tx: Tx;
  readonly record: Recorder;
  readonly context: ViewerContext;
  readonly row: StatementRow;
}

async function reopen({ tx, record, context, row }: Reopening): Promise<void> {
  const { withdrawsTarget } = accept(decideReopen(factsOf(row), await targetInUse(tx, row)));
  if (!withdrawsTarget || !row.target) return;
  await tx.target.update({
    where: { id: row.target.id },
    data: { state: "withdrawn", updatedAt: context.now, version: { increment: 1 } },
  });
  await record({
    action: "target.withdrawn",
    record: { type: "target", id: row.target.id },
    targetId: row.target.id,
    payload: { before: { state: "active" }, after: { state: "withdrawn" } },
  });
}
