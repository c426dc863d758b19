import { comparatorAfter, MORE_THAN } from "../lexicon/comparators";
import { unitAt, type UnitKind } from "../lexicon/units";
import { isDigit } from "../text/characters";
import { type Comparator, type Span } from "../types";
import { arabicAt, type Numeral } from "./arabic";
import { fractionAt } from "./fractions";
import { wordedChangeAt } from "./worded";
import { wordedCountAt } from "./worded-count";

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
/** What a multiplier stands for; the longer ones are two of them. */
const FACTORS = new Map([..."百千万亿"].map((sign, i) => [sign, [100, 1000, 10_000, 100_000_000][i] ?? 1]));
/** Bases of a rate behind a unit: 元/年, 批次/千人. */
const PER = [
  "年",
  "月",
  "天",
  "日",
  "小时",
  "千人",
  "万人",
  "人",
  "户",
  "亩",
  "平方米",
  "立方米",
  "公顷",
  "千瓦时",
];
const RANGE_SIGNS = new Set([..."-—–―~～－至到─"]);

interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly kind: UnitKind | null;
  readonly more: boolean;
  readonly end: number;
}

function amountAt(text: string, at: number): Amount | null {
  const numeral = arabicAt(text, at) ?? wordedCountAt(text, at);
  if (!numeral) return null;
  const early = skipMore(text, numeral.end);
  const scaled = scaledAt(text, numeral, numeral.end + early);
  const unit = unitAt(text, scaled.end);
  const kind = unit?.kind ?? (scaled.multiplier ? "plain" : null);
  const name = unit ? unit.name + perAt(text, scaled.end + unit.name.length) : "";
  return {
    value: scaled.value,
    unit: scaled.multiplier + name,
    kind,
    more: early > 0 || scaled.more,
    end: scaled.end + name.length,
  };
}

interface Scaled {
  readonly value: number;
  readonly multiplier: string;
  readonly more: boolean;
  readonly end: number;
}

const multiplierAt = (text: string, at: number): string =>
  MULTIPLIERS.find((word) => text.startsWith(word, at) && !unitAt(text, at)) ?? "";

/** Reads the multipliers at `at`: 3万, 3万多亿 (a multiplier after 多), 1万6千多 (a second place). */
function scaledAt(text: string, { value }: Numeral, at: number): Scaled {
  const multiplier = multiplierAt(text, at);
  let end = at + multiplier.length;
  if (multiplier === "") return { value, multiplier, more: false, end };
  const late = skipMore(text, end);
  const further = late > 0 && multiplier.length === 1 ? multiplierAt(text, end + late) : "";
  end += late + further.length;
  const whole = { value, multiplier: multiplier + further, more: late > 0, end };
  if (late > 0) return whole;
  const second = arabicAt(text, end);
  const place = second ? multiplierAt(text, second.end) : "";
  if (!second || place === "") return whole;
  const after = second.end + place.length;
  const rest = skipMore(text, after);
  const wide = rest > 0 && place.length === 1 ? multiplierAt(text, after + rest) : "";
  const share = (second.value * factorOf(place + wide)) / factorOf(multiplier);
  return share >= 1
    ? whole
    : { value: value + share, multiplier, more: rest > 0, end: after + rest + wide.length };
}

const factorOf = (multiplier: string): number =>
  [...multiplier].reduce((factor, sign) => factor * (FACTORS.get(sign) ?? 1), 1);

/** The base of a rate behind a unit: /年; empty where there is none. */
function perAt(text: string, at: number): string {
  if (text[at] !== "/") return "";
  const base = PER.find((word) => text.startsWith(word, at + 1));
  return base ? `/${base}` : "";
}

const skipMore = (text: string, at: number): number =>
  MORE_THAN.includes(text[at] ?? "") && !text.startsWith("多种", at) && !text.startsWith("余额", at) ? 1 : 0;

/** Reads the quantity at `at`: a number or a range with its unit; null where there is none. */
export function quantityAt(text: string, at: number): Quantity | null {
  const fraction = fractionAt(text, at) ?? wordedChangeAt(text, at);
  if (fraction) return withComparator(text, at, { ...fraction, high: fraction.low });
  const amount = amountAt(text, at);
  if (!amount) return null;
  const range = rangeEnd(text, amount);
  if (range) return withComparator(text, at, range);
  const first = amount.kind === null && isIndex(text, at, amount.end) ? { ...amount, kind: INDEX } : amount;
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

const INDEX: UnitKind = "plain";
const INDICES = ["指数", "系数"];
const REACHING = ["控制在", "保持在", "稳定在", "达到", "提升至", "提升到", "降至", "降到", "为", "达"];
/** What may stand behind a number without a unit, so that it ends there. */
const ENDING = [..."，。；、\n", "内"];

/** 消费价格指数控制在103左右: an index is a number without a unit. */
function isIndex(text: string, start: number, end: number): boolean {
  const named = text.slice(Math.max(0, start - LONGEST_REACH), start);
  const reached = REACHING.find((word) => named.endsWith(word));
  if (!reached) return false;
  const noun = named.slice(0, -reached.length);
  return (
    INDICES.some((index) => noun.endsWith(index)) &&
    (comparatorAfter(text, end) !== null || ENDING.some((word) => text.startsWith(word, end)))
  );
}

const LONGEST_REACH = 8;

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
