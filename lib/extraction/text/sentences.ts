import { type Span } from "../types";
import { isCloser, tableOf } from "./characters";

const ENDS = tableOf("。！？\n");

/** No sentence of the genre is longer; what never ends is cut, so that the cost stays linear. */
const LONGEST_SENTENCE = 3000;

/** Sentences of a stretch of canonical text, their closing marks included. */
export function sentencesOf(text: string, within: Span): readonly Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  for (let i = within.start; i < within.end; i++) {
    if (ENDS[text.charCodeAt(i)] === 0 && i - start < LONGEST_SENTENCE) continue;
    while (i + 1 < within.end && isCloser(text[i + 1])) i++;
    if (i + 1 > start) sentences.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < within.end) sentences.push({ start, end: within.end });
  return sentences;
}
