import { HAN } from "./characters";
import type { PageStart } from "./document";

/** A piece of text as a page places it; x to the right, y downwards along the baseline, all in points. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Font size. */
  size: number;
}

export interface PageLine {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** All of these are in font sizes (em). */
const SAME_LINE = 0.4;
const WORD_GAP = 0.2;
const COLUMN_GAP = 1.5;
const INDENT = 0.5;
const LAST_CHARACTER = 1.5;
const MAX_LEADING = 2.5;
const MIN_BODY_LINE = 15;

const MAX_SIZE_DIFFERENCE = 0.1;

/** Long enough for `— 123 / 456 —`; the pattern is only for short lines. */
const MAX_PAGE_NUMBER = 30;
const PAGE_NUMBER = /^[^\p{L}\d]*第?\s*(\d{1,4})\s*页?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[^\p{L}\d]*$/u;

/** What stands between two pieces of one sentence: Latin words need a space, Han characters must not get one. */
const separator = (before: string, after: string): "" | " " => {
  const last = before.at(-1) ?? "";
  const first = after[0] ?? "";
  return HAN.test(last) || HAN.test(first) || last === "-" || /\s/.test(last + first) ? "" : " ";
};

function toLine(runs: TextRun[]): PageLine {
  const [first, ...rest] = runs.toSorted((one, other) => one.x - other.x);
  const line = {
    text: first!.text,
    left: first!.x,
    right: first!.x + first!.width,
    y: first!.y,
    size: first!.size,
  };
  for (const run of rest) {
    const gap = (run.x - line.right) / run.size;
    const between = gap > COLUMN_GAP ? "\t" : gap > WORD_GAP ? separator(line.text, run.text) : "";
    line.text += between + run.text;
    line.right = Math.max(line.right, run.x + run.width);
    line.size = Math.max(line.size, run.size);
  }
  return {
    ...line,
    text: line.text
      .split("\t")
      .map((cell) => cell.trim())
      .join("\t"),
  };
}

/** The lines of a page from top to bottom. Reports are set in one column; the order is that of the eye. */
export function linesOfPage(runs: readonly TextRun[]): PageLine[] {
  const groups: TextRun[][] = [];
  // A blank's width says nothing that the place of its neighbours does not say.
  const visible = runs.filter(({ text, size }) => text.trim() !== "" && size > 0);
  for (const run of visible.toSorted((one, other) => one.y - other.y)) {
    const group = groups.at(-1);
    if (group && run.y - group[0]!.y < SAME_LINE * Math.max(run.size, group[0]!.size)) group.push(run);
    else groups.push([run]);
  }
  return groups.map(toLine);
}

/**
 * The pages without page numbers and running headers. A number is a page number only if it stands at the edge
 * of at least two pages and counts with them; a header only if it stands there on most of at least three pages:
 * rather a header too many in the text than a figure too few.
 */
export function dropFurniture(pages: readonly PageLine[][]): PageLine[][] {
  const edges = pages.flatMap((lines, index) =>
    [...new Set([lines[0], lines.at(-1)])].flatMap((line) =>
      line ? [{ line, mark: markOf(line.text, index) }] : [],
    ),
  );
  const seen = new Map<string, number>();
  for (const { mark } of edges) seen.set(mark, (seen.get(mark) ?? 0) + 1);
  const dropped = new Set(
    edges
      .filter(({ mark }) => seen.get(mark)! >= (mark.startsWith("#") ? 2 : Math.max(3, pages.length / 2)))
      .map(({ line }) => line),
  );
  return pages.map((lines) => lines.filter((line) => !dropped.has(line)));
}

function markOf(text: string, pageIndex: number): string {
  const number = text.length <= MAX_PAGE_NUMBER ? PAGE_NUMBER.exec(text)?.[1] : undefined;
  return number ? `#${Number(number) - pageIndex}` : text;
}

/**
 * The text of the pages, a line that was only wrapped by the page's width joined with the one that goes on,
 * and the offset at which each page begins.
 */
export function joinLines(pages: readonly PageLine[][]): { text: string; pages: PageStart[] } {
  const edges = bodyEdges(pages.flat());
  const starts: PageStart[] = [];
  let text = "";
  let before: PageLine | undefined;
  for (const [index, lines] of pages.entries()) {
    let start: number | undefined;
    for (const line of lines) {
      if (before)
        text += goesOn(before, line, edges, start === undefined) ? separator(before.text, line.text) : "\n";
      start ??= text.length;
      text += line.text;
      before = line;
    }
    starts.push({ page: index + 1, start: start ?? text.length });
  }
  return { text, pages: starts };
}

interface BodyEdges {
  left: number;
  right: number;
}

/** Where the body's lines begin and end; the outer twentieth (a wide table, a seal) doesn't count. */
function bodyEdges(lines: readonly PageLine[]): BodyEdges {
  const body = lines.filter(({ text }) => !text.includes("\t"));
  const at = (values: number[], share: number) =>
    values.toSorted((one, other) => one - other)[Math.round((values.length - 1) * share)] ?? 0;
  return {
    left: at(
      body.map(({ left }) => left),
      0.05,
    ),
    right: at(
      body.map(({ right }) => right),
      0.95,
    ),
  };
}

function goesOn(before: PageLine, line: PageLine, edges: BodyEdges, isNewPage: boolean): boolean {
  const { size } = before;
  return (
    !before.text.includes("\t") &&
    !line.text.includes("\t") &&
    before.right - before.left >= MIN_BODY_LINE * size &&
    before.right >= edges.right - LAST_CHARACTER * size &&
    line.left <= edges.left + INDENT * size &&
    Math.abs(line.size - size) <= MAX_SIZE_DIFFERENCE * size &&
    (isNewPage || line.y - before.y <= MAX_LEADING * size)
  );
}
