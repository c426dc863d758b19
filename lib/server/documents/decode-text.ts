import { CONTROL_CHARACTERS, withoutControls } from "./characters";
import { DocumentRefusal } from "./document";

export interface DecodedText {
  text: string;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

const MAX_CONTROL_SHARE = 1 / 1000;

/** What a text of another encoding turns into when it is read as GB18030: kana, Greek, Cyrillic, private use. */
const NOT_CHINESE =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Cyrillic}\p{Co}\p{Cn}]/gu;
const NOT_ASCII = /[^\u0000-\u007f]/gu;
const MAX_ODD_SHARE = 1 / 10;
/** Characters at the beginning that are enough to tell. */
const SAMPLE = 100_000;

/** The character sets that GB18030 contains, by the names web pages give them. */
const GB_LABELS = ["gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk"];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function decodeAs(encoding: DecodedText["encoding"], bytes: Buffer): DecodedText | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text: text.startsWith("\ufeff") ? text.slice(1) : text, encoding };
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names. */
export function markedEncoding(bytes: Buffer): DecodedText["encoding"] | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** Letters, Han characters and the marks among them: what a report is nearly all made of. */
const OF_REPORTS = /[\p{Script=Han}\p{Script=Latin}\d\s\u2010-\u203b\u3000-\u303f\uff00-\uffef!-~]/gu;
const MIN_REPORT_SHARE = 0.95;
const FEWEST_UNITS = 8;

/**
 * UTF-16 without a mark, where it is plain: figures, blanks and line breaks have a zero byte, always on the same
 * side, and read from that side nearly everything is Han, Latin or a mark.
 */
function unmarkedUtf16(bytes: Buffer): DecodedText["encoding"] | undefined {
  if (bytes.length % 2 !== 0 || bytes.length < 2 * FEWEST_UNITS) return undefined;
  const sample = bytes.subarray(0, SAMPLE);
  const isPlain = (encoding: DecodedText["encoding"]) => {
    // A sample may end in the middle of a pair of units.
    const text = new TextDecoder(encoding).decode(sample).replace(/\ufffd$/, "");
    return !text.includes("\0") && count(text, OF_REPORTS) >= [...text].length * MIN_REPORT_SHARE;
  };
  return (["utf-16le", "utf-16be"] as const).find(isPlain);
}

function readsAsChinese(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  return count(sample, NOT_CHINESE) <= count(sample, NOT_ASCII) * MAX_ODD_SHARE;
}

/**
 * The text of bytes, without their byte order mark. The mark decides their encoding; without one it is found by
 * trial: `declared` (the label of a web page), UTF-8, which hardly ever fits by chance, then GB18030.
 *
 * @throws DocumentRefusal `binary` when the bytes are no text, `undecodable` when they are in no encoding known here
 */
export function decodeText(bytes: Buffer, declared?: string): DecodedText {
  const marked = markedEncoding(bytes) ?? (bytes.includes(0) ? unmarkedUtf16(bytes) : undefined);
  if (!marked && bytes.includes(0)) throw new DocumentRefusal("binary");

  const isDeclaredGb = GB_LABELS.includes(declared?.toLowerCase() ?? "");
  const [first, second] = isDeclaredGb ? (["gb18030", "utf-8"] as const) : (["utf-8", "gb18030"] as const);
  const decoded = marked ? decodeAs(marked, bytes) : (decodeAs(first, bytes) ?? decodeAs(second, bytes));

  const isText = (text: string) => count(text, CONTROL_CHARACTERS) <= text.length * MAX_CONTROL_SHARE;
  if (!decoded) throw new DocumentRefusal(isText(bytes.toString("latin1")) ? "undecodable" : "binary");
  if (!isText(decoded.text)) throw new DocumentRefusal("binary");
  if (decoded.encoding === "gb18030" && !readsAsChinese(decoded.text))
    throw new DocumentRefusal("undecodable");
  return { ...decoded, text: withoutControls(decoded.text) };
}
