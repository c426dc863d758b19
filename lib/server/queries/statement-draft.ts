import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { extract } from "@/lib/extraction/extract";
import { type Section, type Statement } from "@/lib/extraction/types";
import { type StatementForm } from "@/lib/schemas/statements";
import { db } from "../db/client";
import { invalid, notFound } from "../errors";
import { passageAround } from "../extraction/passage";

/** Longer passages hold more than one statement. */
const MAX_PASSAGE = 500;

interface Selection {
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
}

/** What extraction makes of a passage that a person selected, to be filled in a form; their judgement decides. */
export async function draftStatement(
  viewer: Viewer,
  { reportId, start, end }: Selection,
): Promise<StatementForm> {
  if (!mayEver(viewer, "report.view")) throw notFound();
  const report = await db().report.findUnique({
    where: { id: reportId },
    select: { text: true, outline: true },
  });
  if (!report) throw notFound();
  if (start >= end || end > report.text.length) throw invalid("statement_gap_quote_outside_text");
  if (end - start > MAX_PASSAGE) throw invalid("statement_passage_too_long");
  const { sections } = JSON.parse(report.outline) as { sections: readonly Section[] };
  const passage = passageAround(report.text, sections, { start, end });
  // A sentence alone promises nothing: it takes its part of the report along.
  const heading = passage.section?.role === "review" ? "一、工作回顾\n" : "一、工作安排\n";
  const shift = heading.length - passage.sentenceStart;
  const sentence = report.text.slice(passage.sentenceStart, passage.sentenceEnd);
  const found = extract(heading + sentence).statements;
  const best = found
    .map((statement) => ({
      statement,
      shared: overlap(statement, { start: start + shift, end: end + shift }),
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)[0];
  return best
    ? filledBy(best.statement)
    : {
        kind: passage.section?.role === "review" ? "result" : "target",
        indicator: report.text.slice(start, end).replace(/\s+/g, "").slice(0, 80),
        metric: "level",
        comparator: "qualitative",
        low: "",
        high: "",
        unit: "",
        horizon: "annual",
      };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

function filledBy(statement: Statement): StatementForm {
  const { kind, indicator, metric, comparator, low, high, unit, horizon } = statement;
  return {
    kind,
    indicator,
    metric,
    comparator,
    low: low === null ? "" : String(low),
    high: high === null ? "" : String(high),
    unit: unit ?? "",
    horizon,
  };
}
