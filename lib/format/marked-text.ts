/**
 * A report's text with its statements marked: pure cutting by offsets. All offsets are UTF-16 units in the text, and
 * the pieces of a paragraph, put together, are exactly the paragraph's text, so that a selection on the screen can
 * be taken back to offsets.
 */

/** A stretch of the text; `end` is exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A statement's place in the text. */
export interface Mark extends TextSpan {
  readonly id: string;
}

/** A piece of a paragraph in which the same statements lie. */
export interface Piece extends TextSpan {
  /** Statements that the piece belongs to, the shortest first; empty for text between statements. */
  readonly ids: readonly string[];
  /** The page that begins with this piece. */
  readonly page: number | null;
}

/** Cuts a paragraph wherever a statement or a page begins or ends; statements may overlap. */
export function piecesOf(
  paragraph: TextSpan,
  marks: readonly Mark[],
  pages: readonly { readonly page: number; readonly start: number }[] = [],
): readonly Piece[] {
  const within = marks.filter((mark) => mark.start < paragraph.end && paragraph.start < mark.end);
  const shortestFirst = [...within].sort((a, b) => a.end - a.start - (b.end - b.start));
  const starts = pages.filter(({ start }) => paragraph.start <= start && start < paragraph.end);
  const cuts = [
    paragraph.start,
    paragraph.end,
    ...within.flatMap(({ start, end }) => [start, end]),
    ...starts.map(({ start }) => start),
  ]
    .filter((cut) => paragraph.start <= cut && cut <= paragraph.end)
    .sort((a, b) => a - b);
  const edges = [...new Set(cuts)];
  return edges.slice(0, -1).map((start, index) => ({
    start,
    end: edges[index + 1] ?? paragraph.end,
    ids: shortestFirst.filter((mark) => mark.start <= start && start < mark.end).map(({ id }) => id),
    page: starts.find((page) => page.start === start)?.page ?? null,
  }));
}

/** The marks of each paragraph, in the order of the paragraphs; both are in reading order. */
export function marksByParagraph(
  paragraphs: readonly TextSpan[],
  marks: readonly Mark[],
): readonly (readonly Mark[])[] {
  const result: Mark[][] = paragraphs.map(() => []);
  for (const mark of marks) {
    let index = firstEndingAfter(paragraphs, mark.start);
    for (; index < paragraphs.length; index += 1) {
      const paragraph = paragraphs[index];
      if (!paragraph || paragraph.start >= mark.end) break;
      result[index]?.push(mark);
    }
  }
  return result;
}

/** By bisection: a yearbook has 50,000 paragraphs. */
function firstEndingAfter(paragraphs: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A passage as a person reads it: hard wraps and the white space around them left out. */
export function readable(passage: string): string {
  return passage.replace(/\s*\n\s*/g, "").trim();
}

/**
 * Where words stand in a text that may break lines inside of them: the first place at which they stand without
 * regard to white space; null where they don't stand.
 */
export function locate(text: string, words: string): TextSpan | null {
  const wanted = words.replace(/\s+/g, "");
  if (wanted === "") return null;
  const offsets: number[] = [];
  let bare = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/\s/.test(character)) continue;
    bare += character;
    offsets.push(index);
  }
  const at = bare.indexOf(wanted);
  const [start, last] = [offsets[at], offsets[at + wanted.length - 1]];
  return at < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
}
