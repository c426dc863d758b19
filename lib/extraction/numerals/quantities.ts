import { comparatorAfter, MORE_THAN } from "../lexicon/comparators";
import { unitAt, type UnitKind } from "../lexicon/units";
import { isDigit } from "../text/characters";
import { type Comparator, type Span } from "../types";
import { arabicAt } from "./arabic";
import { fractionAt } from "./fractions";
import { wordedChangeAt } from "./worded";

/** A number with its unit and what qualifies it from behind. */
export interface Quantity extends Span {
  readonly low: number;
  readonly high: number;
  /** As written right after the number: multiplier and unit (万人, %), or a multiplier alone (亿). */
  readonly unit: string;
  readonly kind: UnitKind;
  readonly comparator: Comparator;
  /** Where number and unit end; `end` also covers 以上, 左右. */
  readonly unitEnd: number;
}

const MULTIPLIERS = ["万亿", "千万", "百万", "十万", "百亿", "千亿", "万", "亿", "千", "百"];
const RANGE_SIGNS = new Set([..."-—–―~～－至到─"]);

interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly kind: UnitKind | null;
  readonly more: boolean;
  readonly end: number;
}

function amountAt(text: string, at: number): Amount | null {
  const numeral = arabicAt(text, at);
  if (!numeral) return null;
  let end = numeral.end;
  let more = skipMore(text, end);
  end += more;
  const multiplier = MULTIPLIERS.find((word) => text.startsWith(word, end) && !unitAt(text, end)) ?? "";
  end += multiplier.length;
  const late = multiplier ? skipMore(text, end) : 0;
  more += late;
  const unit = unitAt(text, end + late);
  if (unit) end += late + unit.name.length;
  else end += late;
  const kind = unit?.kind ?? (multiplier ? "plain" : null);
  return { value: numeral.value, unit: multiplier + (unit?.name ?? ""), kind, more: more > 0, end };
}

const skipMore = (text: string, at: number): number =>
  MORE_THAN.includes(text[at] ?? "") && !text.startsWith("多种", at) && !text.startsWith("余额", at) ? 1 : 0;

/** Reads the quantity at `at`: a number or a range with its unit; null where there is none. */
export function quantityAt(text: string, at: number): Quantity | null {
  const fraction = fractionAt(text, at) ?? wordedChangeAt(text, at);
  if (fraction) return withComparator(text, at, { ...fraction, high: fraction.low });
  const first = amountAt(text, at);
  if (!first) return null;
  const range = rangeEnd(text, first);
  if (range) return withComparator(text, at, range);
  if (first.kind === null) return null;
  return withComparator(text, at, {
    low: first.value,
    high: first.value,
    unit: first.unit,
    kind: first.kind,
    end: first.end,
    more: first.more,
  });
}

interface Read {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly kind: UnitKind;
  readonly end: number;
  readonly more?: boolean;
}

function rangeEnd(text: string, first: Amount): Read | null {
  let i = first.end;
  while (RANGE_SIGNS.has(text[i] ?? "") && i - first.end < 2) i++;
  if (i === first.end || !isDigit(text[i])) return null;
  const second = amountAt(text, i);
  if (!second || second.kind === null || second.value <= first.value) return null;
  if (first.kind !== null && first.unit !== second.unit) return null;
  return { low: first.value, high: second.value, unit: second.unit, kind: second.kind, end: second.end };
}

function withComparator(text: string, start: number, read: Read): Quantity {
  const unitEnd = read.end + unitVariant(text, read.end);
  const worded = comparatorAfter(text, unitEnd);
  const own: Comparator = read.low !== read.high ? "range" : read.more ? "at_least" : "point";
  const comparator = worded && own !== "range" ? worded.comparator : own;
  return {
    start,
    low: read.low,
    high: read.high,
    unit: read.unit,
    kind: read.kind,
    comparator,
    unitEnd,
    end: unitEnd + (worded?.length ?? 0),
  };
}

/** Length of a second unit in brackets: 6万套（间）. */
function unitVariant(text: string, at: number): number {
  if (text[at] !== "（") return 0;
  const unit = unitAt(text, at + 1);
  return unit && text[at + 1 + unit.name.length] === "）" ? unit.name.length + 2 : 0;
}
