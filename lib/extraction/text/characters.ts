/** Character classes of the own scanner; `\b`, `\w` and `\W` mean nothing beside Han characters. */

export const isDigit = (ch: string | undefined): boolean => ch !== undefined && ch >= "0" && ch <= "9";

export const isLatin = (ch: string | undefined): boolean =>
  ch !== undefined && ((ch >= "A" && ch <= "Z") || (ch >= "a" && ch <= "z"));

export const isHan = (ch: string | undefined): boolean =>
  ch !== undefined &&
  ((ch >= "\u4e00" && ch <= "\u9fff") || (ch >= "\u3400" && ch <= "\u4dbf") || ch === "〇");

export const isWhiteSpace = (ch: string): boolean =>
  ch <= " " ||
  ch === "\u00a0" ||
  ch === "\u3000" ||
  ch === "\ufeff" ||
  (ch >= "\u2000" && ch <= "\u200f") ||
  ch === "\u2028" ||
  ch === "\u2029" ||
  ch === "\u202f" ||
  ch === "\u205f";

const TERMINALS = "。！？；：";

/** Whether a sentence or a lead-in may end with this character. */
export const isTerminal = (ch: string | undefined): boolean => ch !== undefined && TERMINALS.includes(ch);

const WIDE_PUNCTUATION: ReadonlyMap<string, string> = new Map([
  [",", "，"],
  [";", "；"],
  [":", "："],
  ["(", "（"],
  [")", "）"],
  ["!", "！"],
  ["?", "？"],
]);

/** Punctuation typed in its narrow form beside Han text, as the genre prints it. */
export const widePunctuation = (ch: string): string => WIDE_PUNCTUATION.get(ch) ?? ch;

/** Full-width digits, letters and signs as their narrow twins, Kangxi radicals as their characters. */
export function narrowForm(ch: string): string {
  const code = ch.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0);
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a))
    return String.fromCharCode(code - 0xfee0);
  if (code === 0xff05 || code === 0xfe6a) return "%";
  if (code === 0xff0e) return ".";
  if (code === 0xff0b) return "+";
  if (code === 0xff0d || code === 0x2212) return "-";
  if (code >= 0x2f00 && code <= 0x2fdf) return ch.normalize("NFKC");
  return ch;
}
