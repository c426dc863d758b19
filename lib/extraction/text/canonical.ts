import { type Span } from "../types";
import { furnitureTest } from "./furniture";
import { type Glyphs, readGlyphs } from "./glyphs";
import { brokenOff, continues, type Line, paragraphIndent, printedWidth, readLines } from "./lines";
import { reprinted } from "./reprint";

/** A stretch of the source that is no part of the report's text. */
export interface Furniture extends Span {
  readonly reason: string;
}

/**
 * A report's text in one normal form: no white space, wraps joined, page furniture gone, one
 * paragraph a line. `starts[i]` … `ends[i]` is the stretch of the source behind character `i`.
 */
export interface CanonicalText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly furniture: readonly Furniture[];
}

export function canonicalise(source: string): CanonicalText {
  const glyphs = readGlyphs(source);
  const lines = readLines(glyphs);
  const width = printedWidth(lines);
  const reasonFor = furnitureTest(lines, width !== null);
  const furniture: Furniture[] = [];
  const drop = (line: Line, reason: string): void => {
    furniture.push({ start: sourceStart(glyphs, line), end: sourceEnd(glyphs, line), reason });
  };
  const kept = lines.filter((line) => {
    const reason = reasonFor(line);
    if (reason) drop(line, reason);
    return reason === null;
  });
  const indent = width === null ? null : paragraphIndent(lines);
  const paragraphs = joinWraps(kept, width, indent);
  const again = reprinted(paragraphs.map(textOf));
  const first = paragraphs.filter((paragraph, i) => {
    if (again[i]) for (const line of paragraph) drop(line, "second print of the same paragraph");
    return !again[i];
  });
  return { ...layOut(glyphs, first), furniture };
}

const textOf = (paragraph: readonly Line[]): string =>
  paragraph.length === 1 ? (paragraph[0]?.text ?? "") : paragraph.map((line) => line.text).join("");

/** The stretch of the source behind the canonical characters from `start` to `end` (exclusive). */
export function sourceSpan(canonical: CanonicalText, start: number, end: number): Span {
  return { start: canonical.starts[start] ?? 0, end: canonical.ends[end - 1] ?? 0 };
}

const sourceStart = (glyphs: Glyphs, line: Line): number => glyphs.starts[line.start] ?? 0;
const sourceEnd = (glyphs: Glyphs, line: Line): number => glyphs.ends[line.end - 1] ?? 0;

function joinWraps(
  lines: readonly Line[],
  width: number | null,
  indent: number | null,
): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [];
  let previous: Line | undefined;
  /** Whether the open paragraph holds a finished sentence. */
  let whole = false;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const joined: boolean =
      previous !== undefined &&
      line.indent !== indent &&
      (width === null ? brokenOff(previous, line, whole) : continues(previous, line, width));
    if (open && joined) open.push(line);
    else paragraphs.push([line]);
    whole = (joined && whole) || line.text.includes("。");
    previous = line;
  }
  return paragraphs;
}

function layOut(glyphs: Glyphs, paragraphs: readonly (readonly Line[])[]): Omit<CanonicalText, "furniture"> {
  const starts = new Int32Array(glyphs.text.length + paragraphs.length);
  const ends = new Int32Array(starts.length);
  const parts: string[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    for (const line of paragraph) {
      starts.set(glyphs.starts.subarray(line.start, line.end), length);
      ends.set(glyphs.ends.subarray(line.start, line.end), length);
      length += line.end - line.start;
      parts.push(line.text);
    }
    starts[length] = ends[length - 1] ?? 0;
    ends[length] = starts[length] ?? 0;
    length += 1;
    parts.push("\n");
  }
  return { text: parts.join(""), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}
