import "server-only";
import { type Prisma } from "../db/client";

/** The report's sentence that a target comes from, cut at the stated target: `before` + `quote` + `after`. */
export interface TargetSource {
  readonly reportId: string;
  readonly statementId: string;
  readonly reportTitle: string;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** The columns of a target that its sentence is read from. */
export const SOURCE_COLUMNS = {
  statementId: true,
  statement: { select: { quote: true, start: true, end: true, sentenceStart: true, sentenceEnd: true } },
  report: { select: { id: true, title: true, text: true } },
} as const satisfies Prisma.TargetSelect;

export function sourceOf({
  statementId,
  statement,
  report,
}: Prisma.TargetGetPayload<{ select: typeof SOURCE_COLUMNS }>): TargetSource {
  return {
    reportId: report.id,
    statementId,
    reportTitle: report.title,
    before: report.text.slice(statement.sentenceStart, statement.start),
    quote: statement.quote,
    after: report.text.slice(statement.end, statement.sentenceEnd),
  };
}
