import "server-only";
import { changeBetween } from "@/lib/domain/audit-event";
import { decideEdit } from "@/lib/domain/statement";
import { type StatementValues } from "@/lib/schemas/statements";
import { transact } from "../db/transact";
import { type ViewerContext } from "./context";
import {
  accept,
  factsOf,
  fieldsAt,
  statementFacts,
  type StatementRef,
  statementToDecide,
  writeStatement,
} from "./statement-change";

/** Corrects what a statement says; its place in the report and its state stay. */
export async function editStatement(
  context: ViewerContext,
  { fields, ...ref }: StatementRef & { readonly fields: StatementValues },
): Promise<readonly string[]> {
  const { report, statement } = await statementToDecide(context, ref);
  const facts = factsOf(statement);
  const next = accept(decideEdit(facts, fieldsAt(fields, statement, report.text), report.text));
  return transact(context, async (tx, record) => {
    const { start: _, end: __, quote: ___, ...values } = next;
    await writeStatement(tx, context, ref, { ...values, horizon: fields.horizon });
    await record({
      action: "statement.edited",
      record: { type: "statement", id: ref.id },
      payload: changeBetween(
        { ...statementFacts(facts), horizon: statement.horizon },
        { ...statementFacts(next), horizon: fields.horizon },
      ),
    });
    return [ref.id];
  });
}
