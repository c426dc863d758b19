import type { PageLine } from "./pdf-lines";

/** Long enough for `— 123 / 456 —`; the pattern is only for short lines. */
const MAX_PAGE_NUMBER = 30;
const PAGE_NUMBER = /^[^\p{L}\d]*第?\s*(\d{1,4})\s*页?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[^\p{L}\d]*$/u;
/** A running head or foot is no longer, also with its page number. */
const MAX_HEAD = 60;
/** A head names something; what holds these marks is a line of the text, and be it printed on every page. */
const OF_SENTENCES = /[，。；！？]/;
/** `一、工作回顾…………3`: a line of a table of contents, which repeats a heading. */
const CONTENTS_LINE = /(?:[.．·•]\s?){5,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$/;

/** A head and a foot may have two lines each, or a line and a page number. */
const PASSES = 3;

/**
 * The pages without page numbers, running heads and the lines of a table of contents. A number is a page number
 * only if it stands at the edge of at least two pages and counts with them; a head only if it stands there on at
 * least three pages and on a third of all (heads of left and right pages differ): rather a head too many in the
 * text than a figure too few.
 */
export function dropFurniture(pages: readonly PageLine[][]): PageLine[][] {
  let kept = pages.map((lines) => lines.filter(({ text }) => !CONTENTS_LINE.test(text)));
  for (let pass = 0; pass < PASSES; pass++) {
    const dropped = repeatedEdges(kept);
    if (dropped.size === 0) break;
    kept = kept.map((lines) => lines.filter((line) => !dropped.has(line)));
  }
  return kept;
}

function repeatedEdges(pages: readonly PageLine[][]): ReadonlySet<PageLine> {
  const edges = pages.flatMap((lines, index) =>
    [...new Set([highest(lines), lowest(lines)])].flatMap((line) =>
      line && !line.row && line.text.length <= MAX_HEAD && !OF_SENTENCES.test(line.text)
        ? [{ line, marks: marksOf(line.text, index) }]
        : [],
    ),
  );
  const seen = new Map<string, number>();
  for (const { marks } of edges) for (const mark of marks) seen.set(mark, (seen.get(mark) ?? 0) + 1);
  const fewest = (mark: string) => (mark.startsWith("#") ? 2 : Math.max(3, pages.length / 3));
  return new Set(
    edges
      .filter(({ marks }) => marks.some((mark) => seen.get(mark)! >= fewest(mark)))
      .map(({ line }) => line),
  );
}

/** By place, not by order: a page of two columns begins with its left one and ends with its right one. */
const highest = (lines: readonly PageLine[]): PageLine | undefined =>
  lines.reduce<PageLine | undefined>((best, line) => (best && best.y <= line.y ? best : line), undefined);
const lowest = (lines: readonly PageLine[]): PageLine | undefined =>
  lines.reduce<PageLine | undefined>((best, line) => (best && best.y > line.y ? best : line), undefined);

/** What a line says on its page that another may say on its own: the words, or the words around a page's number. */
function marksOf(text: string, pageIndex: number): string[] {
  const number = text.length <= MAX_PAGE_NUMBER ? PAGE_NUMBER.exec(text)?.[1] : undefined;
  if (number) return [`#${Number(number) - pageIndex}`];
  const around = [...text.matchAll(/\d{1,4}/g)].map(
    ({ 0: digits, index }) =>
      `${text.slice(0, index)}<${Number(digits) - pageIndex}>${text.slice(index + digits.length)}`,
  );
  return [text, ...around];
}
