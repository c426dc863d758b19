import "server-only";
import { mergeStatements as merge } from "@/lib/domain/statement";
import { type StatementValues } from "@/lib/schemas/statements";
import { transact } from "../db/transact";
import { type ViewerContext } from "./context";
import { newStatement, type StatementPlace } from "./new-statement";
import {
  accept,
  factsOf,
  fieldsAt,
  type StatementRef,
  type StatementRow,
  statementsToDecide,
  writeStatement,
} from "./statement-change";

interface MergeInput {
  readonly statements: readonly StatementRef[];
  readonly merged: { readonly id: string; readonly fields: StatementValues };
}

/** Replaces statements that say one thing by one, whose place covers all of theirs. */
export async function mergeStatements(
  context: ViewerContext,
  { statements: refs, merged }: MergeInput,
): Promise<readonly string[]> {
  const { report, statements } = await statementsToDecide(context, refs);
  const place = covering(statements);
  accept(merge(statements.map(factsOf), fieldsAt(merged.fields, place, report.text), report.text));
  const from = refs.map(({ id }) => id);
  return transact(context, async (tx, record) => {
    for (const ref of refs) await writeStatement(tx, context, ref, { state: "replaced" });
    await tx.statement.create({
      data: newStatement({ ...merged, origin: "merged", place, report, replaces: from }),
    });
    await record({
      action: "statement.merged",
      record: { type: "statement", id: merged.id },
      payload: { from },
    });
    return [...from, merged.id];
  });
}

function covering(statements: readonly StatementRow[]): StatementPlace {
  return {
    section: statements[0]?.section ?? "",
    start: Math.min(...statements.map(({ start }) => start)),
    end: Math.max(...statements.map(({ end }) => end)),
    sentenceStart: Math.min(...statements.map(({ sentenceStart }) => sentenceStart)),
    sentenceEnd: Math.max(...statements.map(({ sentenceEnd }) => sentenceEnd)),
  };
}
