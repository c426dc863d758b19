import { isDigit, tableOf } from "./characters";
import { escapeAt } from "./escapes";
import { footnoteMark, MARK_STARTS } from "./footnote-marks";
import { normalForm, NOTHING } from "./normal-forms";

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

/** Characters whose meaning depends on what stands around them. */
const SIGNS = tableOf(`\\_&<,:?${MARK_STARTS}`);

/** Reads a source text into glyphs: literal escapes, full-width forms and footnote marks are resolved. */
export function readGlyphs(source: string): Glyphs {
  const codes = new Uint16Array(source.length);
  const starts = new Int32Array(source.length);
  const ends = new Int32Array(source.length);
  let length = 0;
  for (let i = 0; i < source.length;) {
    const code = source.charCodeAt(i);
    let form = normalForm(code);
    let end = i + 1;
    if (SIGNS[code] === 1) {
      const sign = signAt(
        source,
        i,
        length > 0 ? String.fromCharCode(codes[length - 1] ?? NOTHING) : undefined,
      );
      if (sign) {
        form = sign.form;
        end = i + sign.length;
      }
    }
    if (form !== NOTHING) {
      codes[length] = form;
      starts[length] = i;
      ends[length] = end;
      length++;
    }
    i = end;
  }
  return {
    text: textOf(codes.subarray(0, length)),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  };
}

/** So many arguments a call takes safely. */
const CHUNK = 4096;

function textOf(codes: Uint16Array): string {
  const chunks: string[] = [];
  for (let i = 0; i < codes.length; i += CHUNK)
    chunks.push(String.fromCharCode(...codes.subarray(i, i + CHUNK)));
  return chunks.join("");
}

interface Sign {
  readonly form: number;
  readonly length: number;
}

/** What a sign stands for where it doesn't stand for its normal form. */
function signAt(source: string, at: number, behind: string | undefined): Sign | null {
  const ch = source[at];
  if (ch === "," || ch === ":")
    return groupsDigits(source, at) ? { form: source.charCodeAt(at), length: 1 } : null;
  if (ch === "?") return lostSpaces(source, at);
  const escape = escapeAt(source, at);
  if (escape)
    return { form: escape.as === "" ? NOTHING : normalForm(escape.as.charCodeAt(0)), length: escape.length };
  const mark = footnoteMark(source, at, behind);
  return mark > 0 ? { form: NOTHING, length: mark } : null;
}

/** `1,300` and `12:30`: a narrow sign between digits belongs to the number. */
const groupsDigits = (source: string, at: number): boolean =>
  isWrittenDigit(source[at - 1]) && isWrittenDigit(source[at + 1]);

const isWrittenDigit = (ch: string | undefined): boolean =>
  isDigit(ch) || (ch !== undefined && ch >= "０" && ch <= "９");

/** `??`: the two bytes of a non-breaking space that a converter could not read; one `?` is a question. */
function lostSpaces(source: string, at: number): Sign | null {
  let end = at;
  while (source[end] === "?") end++;
  const whole = end - at >= 2 && (end - at) % 2 === 0;
  return { form: whole ? NOTHING : normalForm(source.charCodeAt(at)), length: whole ? end - at : 1 };
}
