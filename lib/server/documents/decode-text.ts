import { DocumentRefusal } from "./document";

export interface DecodedText {
  text: string;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
}

/** Tab to carriage return are layout; the rest of C0 has no place in a text. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
const MAX_CONTROL_SHARE = 1 / 1000;

/** What a text of another encoding turns into when it is read as GB18030: kana, Greek, Cyrillic, private use. */
const NOT_CHINESE =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Cyrillic}\p{Co}\p{Cn}]/gu;
const NOT_ASCII = /[^\u0000-\u007f]/gu;
const MAX_ODD_SHARE = 1 / 10;

/** The character sets that GB18030 contains, by the names web pages give them. */
const GB_LABELS = ["gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk"];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Removes the control characters that a database, a spreadsheet or a page could not carry. */
export const withoutControls = (text: string): string => text.replace(CONTROL_CHARACTERS, "");

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

const readsAsChinese = (text: string): boolean =>
  count(text, NOT_CHINESE) <= count(text, NOT_ASCII) * MAX_ODD_SHARE;

/**
 * The text of bytes, without their byte order mark. A byte order mark decides their encoding; otherwise `declared` (the label of a web page), then UTF-8, which hardly ever fits by chance, then GB18030.
 *
 * @throws DocumentRefusal `binary` when the bytes are no text, `undecodable` when they are in no encoding known here
 */
export function decodeText(bytes: Buffer, declared?: string): DecodedText {
  const marked = markedEncoding(bytes);
  if (!marked && bytes.includes(0)) throw new DocumentRefusal("binary");

  const gbFirst = GB_LABELS.includes(declared?.toLowerCase() ?? "");
  const decoded = marked
    ? decodeAs(marked, bytes)
    : gbFirst
      ? (decodeAs("gb18030", bytes) ?? decodeAs("utf-8", bytes))
      : (decodeAs("utf-8", bytes) ?? decodeAs("gb18030", bytes));

  const isText = (text: string) => count(text, CONTROL_CHARACTERS) <= text.length * MAX_CONTROL_SHARE;
  if (!decoded) throw new DocumentRefusal(isText(bytes.toString("latin1")) ? "undecodable" : "binary");
  if (!isText(decoded.text)) throw new DocumentRefusal("binary");
  if (decoded.encoding === "gb18030" && !readsAsChinese(decoded.text))
    throw new DocumentRefusal("undecodable");
  return { ...decoded, text: withoutControls(decoded.text) };
}
