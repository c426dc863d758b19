import "server-only";
import { decideAdd } from "@/lib/domain/statement";
import { type Section } from "@/lib/extraction/types";
import { type StatementValues } from "@/lib/schemas/statements";
import { transact } from "../db/transact";
import { passageAround } from "../extraction/passage";
import { type ViewerContext } from "./context";
import { newStatement } from "./new-statement";
import { accept, fieldsAt, reportToDecide, statementFacts } from "./statement-change";

interface AddInput {
  readonly id: string;
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly fields: StatementValues;
}

/** Adds a statement that extraction missed, from a passage of the report that a person selected. */
export async function addStatement(
  context: ViewerContext,
  { id, reportId, start, end, fields }: AddInput,
): Promise<readonly string[]> {
  const report = await reportToDecide(context, reportId);
  const next = accept(decideAdd(fieldsAt(fields, { start, end }, report.text), report.text));
  const { sections } = JSON.parse(report.outline) as { sections: readonly Section[] };
  const { sentenceStart, sentenceEnd, section } = passageAround(report.text, sections, { start, end });
  const place = { section: section?.title ?? "", start, end, sentenceStart, sentenceEnd };
  return transact(context, async (tx, record) => {
    await tx.statement.create({
      data: newStatement({ id, fields, origin: "added", place, report, replaces: [] }),
    });
    await record({
      action: "statement.added",
      record: { type: "statement", id },
      payload: { after: statementFacts(next) },
    });
    return [id];
  });
}
