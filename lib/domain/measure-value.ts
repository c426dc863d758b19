import { decimal, type DecimalText, toDecimalText } from "./decimal-text";

export const VALUE_PROBLEMS = ["empty", "not_a_number", "unit_mismatch"] as const;
export type ValueProblem = (typeof VALUE_PROBLEMS)[number];

export type ParsedMeasureValue =
  { readonly ok: true; readonly value: DecimalText } | { readonly ok: false; readonly problem: ValueProblem };

/** A unit taken apart: `万人` counts 人 by ten thousand. */
interface Unit {
  readonly power: number;
  readonly base: string;
}

/** Counting words before a unit, longest first, with their power of ten. */
const SCALES: readonly (readonly [word: string, power: number])[] = [
  ["万亿", 12],
  ["千亿", 11],
  ["百亿", 10],
  ["十亿", 9],
  ["亿", 8],
  ["千万", 7],
  ["百万", 6],
  ["十万", 5],
  ["万", 4],
  ["千", 3],
  ["百", 2],
];
/** Units that begin with a counting word and are one word nevertheless: 千瓦, 千米, 百分点. */
const WHOLE_UNITS = /^(?:千[瓦克米伏卡帕赫]|[百千]分)/;
/** Other spellings of the same unit, after NFKC has made ㎡ out of m² and ％ into %. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["m2", "平方米"],
  ["平米", "平方米"],
  ["km2", "平方公里"],
  ["平方千米", "平方公里"],
  ["km", "公里"],
  ["千米", "公里"],
  ["t", "吨"],
  ["百分点", "个百分点"],
]);
const NUMBER = /^([+\-−–]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(\.\d+)?/;
/** Fifteen digits survive every database and spreadsheet unchanged. */
const MAX_DIGITS = 15;

/**
 * Understands what a person typed into a value field, where the meaning is plain, and refuses the rest:
 * full-width digits and signs, thousands in proper groups, and a unit typed along are read; the value comes out in
 * the field's unit (`32000人` against 万人 is `3.2`). A number without a unit is in the field's unit.
 * 百分点 is not %.
 *
 * @param unit the unit of the target, null for a number without one
 */
export function parseMeasureValue(input: string, unit: string | null): ParsedMeasureValue {
  const text = input.normalize("NFKC").trim();
  if (text === "") return { ok: false, problem: "empty" };
  const number = NUMBER.exec(text);
  if (number === null) return { ok: false, problem: "not_a_number" };

  const [matched, sign = "", whole = "", fraction = ""] = number;
  const typedUnit = normalizeUnit(text.slice(matched.length));
  const digits = whole.replace(/[, ]/g, "");
  if (digits.length + fraction.replace(".", "").length > MAX_DIGITS || isMoreNumber(typedUnit)) {
    return { ok: false, problem: "not_a_number" };
  }
  const shift = powerBetween(typedUnit, normalizeUnit(unit ?? ""));
  if (shift === null) return { ok: false, problem: "unit_mismatch" };
  const value = decimal(digits + fraction).times(decimal(10).pow(shift));
  return { ok: true, value: toDecimalText(sign === "" || sign === "+" ? value : value.negated()) };
}

/** Whether what follows the number still belongs to a number: `1,23`, `6-6.5`, `1/2`, `3 000 0`. */
function isMoreNumber(rest: string): boolean {
  return /^[.,:/+\-−–~]/.test(rest) || /\d/.test(rest.replace(/m2$/, ""));
}

/** The power of ten that takes a number from the typed unit to the field's; null where they don't go together. */
function powerBetween(typed: string, wanted: string): number | null {
  if (typed === "" || typed === wanted) return 0;
  const from = splitUnit(typed);
  const to = splitUnit(wanted);
  // 3千 against 千克 may be three or three thousand of them.
  if (/^[百千]$/.test(typed) && WHOLE_UNITS.test(wanted)) return null;
  return sameBase(from, to) ? from.power - to.power : null;
}

/** A bare 万 or 亿 counts whatever the other side counts, and the money of a bare 亿 is 元. */
function sameBase(from: Unit, to: Unit): boolean {
  if (from.base === to.base) return true;
  if (from.base === "") return to.base !== "%" && to.base !== "个百分点";
  return to.base === "" && to.power >= 4 && from.base === "元";
}

function splitUnit(unit: string): Unit {
  if (WHOLE_UNITS.test(unit)) return { power: 0, base: spelled(unit) };
  const scale = SCALES.find(([word]) => unit.startsWith(word));
  if (scale === undefined) return { power: 0, base: spelled(unit) };
  return { power: scale[1], base: spelled(unit.slice(scale[0].length)) };
}

function normalizeUnit(unit: string): string {
  return unit.normalize("NFKC").replace(/\s+/g, "");
}

function spelled(base: string): string {
  return SPELLINGS.get(base) ?? base;
}
