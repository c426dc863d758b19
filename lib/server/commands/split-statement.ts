import "server-only";
import { splitStatement as split } from "@/lib/domain/statement";
import { type StatementValues } from "@/lib/schemas/statements";
import { transact } from "../db/transact";
import { type ViewerContext } from "./context";
import { newStatement } from "./new-statement";
import {
  accept,
  factsOf,
  fieldsAt,
  type StatementRef,
  statementToDecide,
  writeStatement,
} from "./statement-change";

interface SplitInput extends StatementRef {
  readonly parts: readonly { readonly id: string; readonly fields: StatementValues }[];
}

/** Replaces a statement that says several things by one for each; all keep its place in the report. */
export async function splitStatement(
  context: ViewerContext,
  { parts, ...ref }: SplitInput,
): Promise<readonly string[]> {
  const { report, statement } = await statementToDecide(context, ref);
  const fields = parts.map((part) => fieldsAt(part.fields, statement, report.text));
  accept(split(factsOf(statement), fields, report.text));
  const ids = parts.map(({ id }) => id);
  return transact(context, async (tx, record) => {
    await writeStatement(tx, context, ref, { state: "replaced" });
    await tx.statement.createMany({
      data: parts.map((part) =>
        newStatement({ ...part, origin: "split", place: statement, report, replaces: [ref.id] }),
      ),
    });
    await record({
      action: "statement.split",
      record: { type: "statement", id: ref.id },
      payload: { into: ids },
    });
    return [ref.id, ...ids];
  });
}
