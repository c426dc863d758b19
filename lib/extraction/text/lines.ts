import { isCloser, isDigit, isHan, isLatin, isTerminal } from "./characters";
import { type Glyphs } from "./glyphs";
import { headingMark, startsHeading } from "./headings";

/** A line of the source without white space; positions are glyph indices. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In Han characters; two narrow characters count as one. */
  readonly width: number;
  /** Characters of white space before it in the source. */
  readonly indent: number;
}

export function readLines(glyphs: Glyphs): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of glyphs.text.split("\n")) {
    const end = start + text.length;
    if (start < end) lines.push({ start, end, text, width: widthOf(text), indent: indentOf(glyphs, start) });
    start = end + 1;
  }
  return lines;
}

const indentOf = ({ starts, ends }: Glyphs, start: number): number =>
  (starts[start] ?? 0) - (start > 0 ? (ends[start - 1] ?? 0) : 0);

const FIRST_WIDE = 0x2000;

function widthOf(text: string): number {
  let narrow = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < FIRST_WIDE) narrow++;
  return text.length - narrow / 2;
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
  const widths = Float64Array.from(body, (line) => line.width).sort();
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (width > LONGEST_PRINTED_LINE) return null;
  const full = body.filter((line) => line.width >= width * FULL_LINE);
  const broken = full.filter((line) => !isTerminal(line.text.at(-1)));
  return full.length >= body.length * 0.5 && broken.length >= full.length * 0.5 ? width : null;
}

const SMALLEST_INDENT = 2;
const FEWEST_INDENTED = 0.02;
const MOST_INDENTED = 0.5;

/**
 * The white space with which a printed text indents the first line of its paragraphs, null where it
 * doesn't, or where the line breaks alone were kept.
 */
export function paragraphIndent(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  for (const { indent } of lines) {
    if (indent >= SMALLEST_INDENT) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  const [indent, count] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  return count > lines.length * FEWEST_INDENTED && count < lines.length * MOST_INDENTED ? indent : null;
}

/** Whether `next` goes on with the words of `line` in a text of printed lines `width` wide. */
export function continues(line: Line, next: Line, width: number): boolean {
  const last = line.text.at(-1);
  const level = headingMark(line.text)?.level ?? Infinity;
  if (level <= 2 && !isTerminal(last) && !line.text.includes("。") && !startsHeading(next.text))
    return headingContinues(line, next, width);
  if (startsHeading(next.text) && !endsInNumber(line.text))
    return isTerminal(last) ? false : !endsBlock(line, width) && !startsBlock(next);
  if (isTerminal(last) && standsAlone(next, width)) return false;
  if (isTerminal(last)) return last === "；" || last === "：" || line.width >= width * FULL_LINE;
  return !endsBlock(line, width);
}

/** A short line that ends like no sentence: a heading without a number, 名词解释. */
const standsAlone = (line: Line, width: number): boolean =>
  endsBlock(line, width) && !isTerminal(line.text.at(-1)) && !isCloser(line.text.at(-1));

const LONG_HEADING = 0.6;
/** Two characters, whether they are written as two wide or as more narrow spaces. */
const WIDEST_INDENT = 2;

/**
 * Whether a numbered heading goes on in the next line: where the next word would not have fitted, or
 * where a long heading is set in two lines of its own.
 */
function headingContinues(line: Line, next: Line, width: number): boolean {
  const taken = line.width + Math.min(line.indent, WIDEST_INDENT);
  const full = taken + widthOf(firstWord(next.text)) + 1 > width;
  const bare = next.width < line.width && !isTerminal(next.text.at(-1)) && !/[，\d]/.test(next.text);
  return full || (bare && line.width >= width * LONG_HEADING);
}

/** What a typesetter keeps in one line: a number or a Latin word, otherwise one character. */
function firstWord(text: string): string {
  let end = 1;
  while (isNarrowWord(text[end - 1]) && isNarrowWord(text[end])) end++;
  return text.slice(0, end);
}

const isNarrowWord = (ch: string | undefined): boolean => isDigit(ch) || isLatin(ch) || ch === ".";

const endsBlock = (line: Line, width: number): boolean =>
  line.width < width * FULL_LINE && !"、，".includes(line.text.at(-1) ?? "") && !endsInNumber(line.text);

/** 11. and 11: a number that may go on in the next line. */
const endsInNumber = (text: string): boolean =>
  isDigit(text.at(-1)) || (text.endsWith(".") && isDigit(text.at(-2)));

/** Headings that can't be the tail of a wrapped number or list. */
const startsBlock = (line: Line): boolean => isHan(line.text[0]) || line.text.startsWith("（");

/** Marks that can't open a line of their own. */
const GOES_ON = "，、；：。）”’》」％%";

/**
 * Whether `next` goes on with a paragraph that something in its middle (a link, a raised number) broke
 * off, in a text whose lines are paragraphs: 细颗粒物（PM / 2.5 / ）浓度.
 *
 * @param whole whether the paragraph up to `line` holds a finished sentence
 */
export function brokenOff(line: Line, next: Line, whole: boolean): boolean {
  const last = line.text.at(-1);
  if (isTerminal(last) || last === "." || last === "…") return false;
  if (GOES_ON.includes(next.text[0] ?? "\n") || "（“‘《「、，".includes(last ?? "\n")) return true;
  const narrow = (isLatin(last) || isDigit(last)) && isDigit(next.text[0]) && !startsHeading(next.text);
  return whole && (narrow || !isCloser(last)) && !startsHeading(next.text) && !opensItem(next.text);
}

const opensItem = (text: string): boolean => "—–-·●■◆★※".includes(text[0] ?? "\n") || text[1] === "是";
