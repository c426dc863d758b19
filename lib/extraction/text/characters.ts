/** Character classes of the own scanner; `\b`, `\w` and `\W` mean nothing beside Han characters. */

export const isDigit = (ch: string | undefined): boolean => ch !== undefined && ch >= "0" && ch <= "9";

export const isLatin = (ch: string | undefined): boolean =>
  ch !== undefined && ((ch >= "A" && ch <= "Z") || (ch >= "a" && ch <= "z"));

export const isHan = (ch: string | undefined): boolean =>
  ch !== undefined &&
  ((ch >= "\u4e00" && ch <= "\u9fff") || (ch >= "\u3400" && ch <= "\u4dbf") || ch === "〇");

const TERMINALS = "。！？；：";

/** Whether a sentence or a lead-in may end with this character. */
export const isTerminal = (ch: string | undefined): boolean => ch !== undefined && TERMINALS.includes(ch);

const CLOSERS = "”’）》」』】";

/** Whether this character closes a quotation or a remark. */
export const isCloser = (ch: string | undefined): boolean => ch !== undefined && CLOSERS.includes(ch);

/**
 * A set of characters as a table by UTF-16 unit: 1 where the character belongs to it. For the loops
 * that look at every character of a text.
 */
export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return table;
}
