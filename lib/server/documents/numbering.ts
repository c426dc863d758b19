/** How lists count: numbers as a word processor and a browser write them. */

const DIGITS = "〇一二三四五六七八九";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const CAPITALS = "零壹贰叁肆伍陆柒捌玖";
const ROMAN: readonly (readonly [number, string])[] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** 一, 十, 十二, 二十, 一百零五: the counting of headings, up to 999. */
export function chineseNumber(number: number, digits = DIGITS, tens = "十", hundreds = "百"): string {
  const [hundred, ten, one] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const isTeen = hundred === 0 && ten === 1 && digits === DIGITS;
  return (
    (hundred > 0 ? digits[hundred]! + hundreds + (ten === 0 && one > 0 ? "零" : "") : "") +
    (ten > 0 ? (isTeen ? "" : digits[ten]!) + tens : "") +
    (one > 0 ? digits[one]! : "")
  );
}

function letters(number: number): string {
  // Word goes on with aa, bb after z.
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}

function roman(number: number): string {
  let [rest, text] = [number, ""];
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

const circled = (number: number): string =>
  number <= 20 ? String.fromCodePoint(0x245f + number) : String(number);

/** By the names of ECMA-376 part 1, 17.18.59 (`w:numFmt`) and of CSS (`list-style-type`). */
const FORMATS: Readonly<Record<string, (number: number) => string>> = {
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  "cjk-ideographic": chineseNumber,
  "simp-chinese-informal": chineseNumber,
  ideographDigital: (number) => [...String(number)].map((digit) => DIGITS[Number(digit)]).join(""),
  "cjk-decimal": (number) => [...String(number)].map((digit) => DIGITS[Number(digit)]).join(""),
  chineseLegalSimplified: (number) => chineseNumber(number, CAPITALS, "拾", "佰"),
  ideographTraditional: (number) => STEMS[(number - 1) % 10]!,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalZero: (number) => String(number).padStart(2, "0"),
  lowerLetter: letters,
  "lower-alpha": letters,
  upperLetter: (number) => letters(number).toUpperCase(),
  "upper-alpha": (number) => letters(number).toUpperCase(),
  lowerRoman: roman,
  "lower-roman": roman,
  upperRoman: (number) => roman(number).toUpperCase(),
  "upper-roman": (number) => roman(number).toUpperCase(),
};

/** `number` (from 0 to 999, else in digits) in the named format; an unknown one counts 1, 2, 3. */
export function formatNumber(number: number, format: string): string {
  const write = FORMATS[format];
  return write && number > 0 && number < 1000 ? write(number) : String(number);
}

/**
 * A list's number and the text behind it. `1.` before `2026年` would read as 1.2026, `3` before 个 as a quantity:
 * then another mark stands between them.
 */
export function numbered(mark: string, text: string): string {
  if (mark === "") return text;
  if (/\d\.$/.test(mark) && /^\d/.test(text)) return `${mark.slice(0, -1)}、${text}`;
  return /[\da-zA-Z]$/.test(mark) ? `${mark}.${text}` : mark + text;
}
