import { type Span } from "../types";

/** A stretch of a sentence between commas. */
export interface Clause extends Span {
  /** Clauses of one segment stand between the same semicolons. */
  readonly segment: number;
}

const ENDS = new Set([..."，；：。！？\n"]);
const SEGMENT_ENDS = new Set([..."；：。！？\n"]);

/** Clauses of a sentence in reading order, without their closing marks. */
export function clausesOf(text: string, sentence: Span): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = sentence.start;
  let segment = 0;
  for (let i = sentence.start; i < sentence.end; i++) {
    const ch = text[i] ?? "";
    if (!ENDS.has(ch)) continue;
    clauses.push({ start, end: i, segment });
    if (SEGMENT_ENDS.has(ch)) segment++;
    start = i + 1;
  }
  if (start < sentence.end) clauses.push({ start, end: sentence.end, segment });
  return clauses;
}
