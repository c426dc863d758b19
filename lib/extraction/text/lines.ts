import { isDigit, isHan, isTerminal } from "./characters";
import { type Glyphs } from "./glyphs";
import { startsHeading } from "./headings";

/** A line of the source without white space; positions are glyph indices. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In Han characters; two narrow characters count as one. */
  readonly width: number;
}

export function readLines(glyphs: Glyphs): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of glyphs.text.split("\n")) {
    if (text.length > 0) lines.push({ start, end: start + text.length, text, width: widthOf(text) });
    start += text.length + 1;
  }
  return lines;
}

function widthOf(text: string): number {
  let width = 0;
  for (const ch of text) width += ch < "\u2000" ? 0.5 : 1;
  return width;
}

const LONGEST_PRINTED_LINE = 60;
const FULL_LINE = 0.8;

/**
 * Width of the printed line in a text whose lines were broken by a typesetter, null where each line
 * is a paragraph. Printed lines have one common width and seldom end with a sentence.
 */
export function printedWidth(lines: readonly Line[]): number | null {
  const body = lines.filter((line) => line.width >= 10);
  if (body.length < 8) return null;
  const widths = body.map((line) => line.width).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (width > LONGEST_PRINTED_LINE) return null;
  const full = body.filter((line) => line.width >= width * FULL_LINE);
  const broken = full.filter((line) => !isTerminal(line.text.at(-1)));
  return full.length >= body.length * 0.5 && broken.length >= full.length * 0.5 ? width : null;
}

/** Whether `next` goes on with the words of `line` in a text of printed lines `width` wide. */
export function continues(line: Line, next: Line, width: number): boolean {
  const last = line.text.at(-1);
  if (startsHeading(next.text) && !endsInNumber(line.text))
    return isTerminal(last) ? false : !endsBlock(line, width) && !startsBlock(next);
  if (isTerminal(last)) return last === "；" || last === "：" || line.width >= width * FULL_LINE;
  return !endsBlock(line, width);
}

const endsBlock = (line: Line, width: number): boolean =>
  line.width < width * FULL_LINE && !"、，".includes(line.text.at(-1) ?? "") && !endsInNumber(line.text);

/** 11. and 11: a number that may go on in the next line. */
const endsInNumber = (text: string): boolean =>
  isDigit(text.at(-1)) || (text.endsWith(".") && isDigit(text.at(-2)));

/** Headings that can't be the tail of a wrapped number or list. */
const startsBlock = (line: Line): boolean => isHan(line.text[0]) || line.text.startsWith("（");
