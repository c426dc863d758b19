import "server-only";
import { type ViewerContext } from "./context";
import { transact } from "../db/transact";
import { conflict, invalid } from "../errors";
import { type StatementRef, type StatementRow, statementsToDecide, writeStatement } from "./statement-change";

/**
 * Takes a split or a merge back: what it made is replaced in turn, what it replaced waits again.
 *
 * @param refs all that the split or merge made, none of it decided since.
 */
export async function undoReplacement(
  context: ViewerContext,
  { statements: refs }: { readonly statements: readonly StatementRef[] },
): Promise<readonly string[]> {
  const { statements } = await statementsToDecide(context, refs);
  const originals = originalsOf(statements);
  if (originals.length === 0 || statements.some(({ state }) => state !== "proposed"))
    throw invalid("statement_wrong_state");
  return transact(context, async (tx, record) => {
    for (const ref of refs) await writeStatement(tx, context, ref, { state: "replaced" });
    for (const id of originals) {
      const { count } = await tx.statement.updateMany({
        where: { id, state: "replaced" },
        data: { state: "proposed", version: { increment: 1 } },
      });
      if (count !== 1) throw conflict();
      await record({
        action: "statement.restored",
        record: { type: "statement", id },
        payload: { before: { state: "replaced" }, after: { state: "proposed" } },
      });
    }
    return [...refs.map(({ id }) => id), ...originals];
  });
}

function originalsOf(statements: readonly StatementRow[]): readonly string[] {
  const ids = statements.flatMap(({ replaces }) => (replaces ? (JSON.parse(replaces) as string[]) : []));
  return [...new Set(ids)];
}
