import { isDigit, isWhiteSpace, narrowForm, widePunctuation } from "./characters";

/**
 * The characters that carry meaning, in order, each with the stretch of the source that it stands
 * for. Line breaks are kept as `\n`; all other white space is gone.
 */
export interface Glyphs {
  readonly text: string;
  /** `starts[i]` … `ends[i]`: the source offsets of glyph `i`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What exporters leave in the text for a character, and the character that was meant. */
const ESCAPES: readonly (readonly [string, string])[] = [
  ["\\r\\n", "\n"],
  ["\\n", "\n"],
  ["\\r", "\n"],
  ["\\t", " "],
  ["_M_M_", "%"],
  ["&nbsp;", " "],
  ["&ensp;", " "],
  ["&emsp;", " "],
  ["&ldquo;", "“"],
  ["&rdquo;", "”"],
  ["&mdash;", "—"],
  ["&middot;", "·"],
  ["&amp;", "&"],
  ["<br>", "\n"],
  ["<br/>", "\n"],
];
const ESCAPE_STARTS = new Set(ESCAPES.map(([written]) => written[0]));

const LONGEST_FOOTNOTE_MARK = 6;

/** Length of a footnote mark (`[12]`, `^[12]`) at `at`, 0 where there is none. */
function footnoteMark(source: string, at: number): number {
  let i = source[at] === "^" ? at + 1 : at;
  if (source[i] !== "[" && source[i] !== "［") return 0;
  i++;
  const digits = i;
  while (isDigit(narrowForm(source[i] ?? "")) && i - digits < 3) i++;
  const closed = source[i] === "]" || source[i] === "］";
  return i > digits && closed && i + 1 - at <= LONGEST_FOOTNOTE_MARK ? i + 1 - at : 0;
}

/** Reads a source text into glyphs: literal escapes, full-width forms and footnote marks are resolved. */
export function readGlyphs(source: string): Glyphs {
  const chars: string[] = [];
  const starts = new Int32Array(source.length);
  const ends = new Int32Array(source.length);
  const push = (ch: string, start: number, end: number): void => {
    if (ch !== "\n" && isWhiteSpace(ch)) return;
    starts[chars.length] = start;
    ends[chars.length] = end;
    chars.push(ch);
  };
  for (let i = 0; i < source.length;) {
    const ch = source[i] ?? "";
    const escape = ESCAPE_STARTS.has(ch)
      ? ESCAPES.find(([written]) => source.startsWith(written, i))
      : undefined;
    if (escape) {
      push(escape[1], i, i + escape[0].length);
      i += escape[0].length;
      continue;
    }
    const mark = ch === "[" || ch === "［" || ch === "^" ? footnoteMark(source, i) : 0;
    if (mark > 0) {
      i += mark;
      continue;
    }
    if (LINE_BREAKS.includes(ch)) push("\n", i, i + 1);
    else push(groupsDigits(source, i) ? ch : widePunctuation(narrowForm(ch)), i, i + 1);
    i++;
  }
  return {
    text: chars.join(""),
    starts: starts.subarray(0, chars.length),
    ends: ends.subarray(0, chars.length),
  };
}

const LINE_BREAKS = "\r\f\u2028\u2029";

/** `1,300` and `12:30`: a narrow sign between digits belongs to the number. */
const groupsDigits = (source: string, at: number): boolean =>
  (source[at] === "," || source[at] === ":") &&
  isDigit(narrowForm(source[at - 1] ?? "")) &&
  isDigit(narrowForm(source[at + 1] ?? ""));
