import { type Span } from "../types";
import { tableOf } from "./characters";

/** A stretch of a sentence between commas. */
export interface Clause extends Span {
  /** Clauses of one segment stand between the same semicolons. */
  readonly segment: number;
}

const ENDS = tableOf("，；：。！？\n");
const COMMA = "，".charCodeAt(0);

/** Clauses of a sentence in reading order, without their closing marks. */
export function clausesOf(text: string, sentence: Span): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = sentence.start;
  let segment = 0;
  for (let i = sentence.start; i < sentence.end; i++) {
    const code = text.charCodeAt(i);
    if (ENDS[code] === 0) continue;
    clauses.push({ start, end: i, segment });
    if (code !== COMMA) segment++;
    start = i + 1;
  }
  if (start < sentence.end) clauses.push({ start, end: sentence.end, segment });
  return clauses;
}
