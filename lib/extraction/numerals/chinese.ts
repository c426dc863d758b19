import { type Numeral } from "./arabic";

const DIGITS = new Map(
  [..."零一二三四五六七八九"]
    .map((ch, value) => [ch, value] as const)
    .concat([
      ["两", 2],
      ["〇", 0],
    ]),
);
const PLACES = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** Reads a Chinese numeral below ten thousand (十, 三十五, 一百二十) at `at`; null where none stands there. */
export function chineseAt(text: string, at: number): Numeral | null {
  let i = at;
  let total = 0;
  let digit: number | null = null;
  for (; i < text.length; i++) {
    const ch = text[i] ?? "";
    const place = PLACES.get(ch);
    const value = DIGITS.get(ch);
    if (place !== undefined) {
      total += (digit ?? 1) * place;
      digit = null;
    } else if (value !== undefined && (digit === null || digit === 0)) digit = value;
    else break;
  }
  return i === at ? null : { value: total + (digit ?? 0), end: i };
}
