import "server-only";
import { type StatementOrigin } from "@/lib/domain/vocabulary";
import { type StatementValues } from "@/lib/schemas/statements";
import { type Prisma } from "../db/client";

/** Where a statement stands in its report. */
export interface StatementPlace {
  readonly section: string;
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

interface NewStatement {
  readonly id: string;
  readonly fields: StatementValues;
  readonly origin: Exclude<StatementOrigin, "extracted">;
  readonly place: StatementPlace;
  readonly report: { readonly id: string; readonly text: string };
  readonly replaces: readonly string[];
}

/** The row of a statement that a person made: nothing about it is a guess, so its confidence is high. */
export function newStatement({ id, fields, origin, place, report, replaces }: NewStatement) {
  const { section, start, end, sentenceStart, sentenceEnd } = place;
  return {
    id,
    reportId: report.id,
    ...fields,
    section,
    start,
    end,
    sentenceStart,
    sentenceEnd,
    quote: report.text.slice(start, end),
    confidence: "high",
    rules: "[]",
    reasons: "[]",
    origin,
    state: "proposed",
    replaces: replaces.length > 0 ? JSON.stringify(replaces) : null,
  } satisfies Prisma.StatementCreateManyInput;
}
