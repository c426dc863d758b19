import { type Section, type Span } from "@/lib/extraction/types";

/** How far a sentence is looked for on either side of a passage. */
const REACH = 400;
const SENTENCE_END = /[。！？]|\n\s*\n/g;

/** The sentence around a passage of a report, and the innermost section that it stands in. */
export interface Passage {
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly section: Section | null;
}

/** Reads around a passage without extracting anew. Hard line wraps do not end a sentence, blank lines do. */
export function passageAround(text: string, sections: readonly Section[], { start, end }: Span): Passage {
  const before = text.slice(Math.max(0, start - REACH), start);
  const ends = [...before.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const after = text.slice(end, end + REACH);
  const next = after.search(SENTENCE_END);
  return {
    sentenceStart: start - before.length + (ends.at(-1) ?? 0),
    sentenceEnd: end + (next < 0 ? after.length : next + (/[。！？]/.test(after[next] ?? "") ? 1 : 0)),
    section:
      sections
        .filter((part) => part.start <= start && end <= part.end)
        .sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null,
  };
}
