import { Decimal } from "decimal.js";
import { type DecimalText } from "../domain/decimal-text";

/** What stands where there is no figure: missing is never shown as 0 (docs/rules.md, rule 5). */
export const NO_FIGURE = "—";

const MINUS = "−";
const RANGE_DASH = "—";
const DEFAULT_PLACES = 2;

/**
 * A number with thousands separators and a true minus: `12,345.6`, `−2.95`.
 *
 * @param places rounds half up to at most so many decimals; every digit is kept without it
 */
export function formatDecimal(value: DecimalText | null, places?: number): string {
  if (value === null) return NO_FIGURE;
  const exact = new Decimal(value);
  const rounded = places === undefined ? exact : exact.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const [whole = "", fraction] = rounded.abs().toFixed().split(".");
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
  return rounded.isNegative() && !rounded.isZero() ? MINUS + digits : digits;
}

/**
 * A rate given as a fraction, in percent: `"1.5519"` → `155.19%`. Not capped; and what is not quite complete does not
 * round up to 100%.
 */
export function formatRate(rate: DecimalText | null, places: number = DEFAULT_PLACES): string {
  if (rate === null) return NO_FIGURE;
  const percent = new Decimal(rate).times(100);
  const rounded = percent.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const shown =
    percent.lessThan(100) && rounded.equals(100)
      ? percent.toDecimalPlaces(places, Decimal.ROUND_DOWN)
      : rounded;
  return `${formatDecimal(shown.toFixed())}%`;
}

/** A difference with its sign, as gaps and points are read: `+0.3`, `−0.8`, `0`. */
export function formatSigned(value: DecimalText | null, places: number = DEFAULT_PLACES): string {
  const text = formatDecimal(value, places);
  return value === null || text === "0" || text.startsWith(MINUS) ? text : `+${text}`;
}

/** Points in a column, two decimals each, so that they stand below each other by their places: `98.50`; signed `+1.20`. */
export function formatPoints(points: DecimalText | null, { signed = false } = {}): string {
  if (points === null) return NO_FIGURE;
  const text = signed ? formatSigned(points) : formatDecimal(points, DEFAULT_PLACES);
  const [whole = "", fraction = ""] = text.split(".");
  return `${whole}.${fraction.padEnd(DEFAULT_PLACES, "0")}`;
}

/**
 * By how many percentage points a rate differs from another, both given as fractions: `+2.5`, `−0.8`, `0`. Of the exact
 * rates, not of what is shown of them.
 */
export function formatRateChange(
  before: DecimalText | null,
  after: DecimalText | null,
  places: number = DEFAULT_PLACES,
): string {
  if (before === null || after === null) return NO_FIGURE;
  return formatSigned(new Decimal(after).minus(before).times(100).toFixed(), places);
}

/** A value with its unit right behind it, as reports write it: `3.2万人`, `6.5%`. */
export function formatValue(value: DecimalText | null, unit: string | null): string {
  return value === null ? NO_FIGURE : formatDecimal(value) + (unit ?? "");
}

/**
 * A value that a schedule computes (2.6666…万人), short enough to read: two decimals, four below 1. What was reported
 * or promised is never rounded (`formatValue`).
 */
export function formatScheduled(value: DecimalText | null, unit: string | null): string {
  if (value === null) return NO_FIGURE;
  return formatDecimal(value, new Decimal(value).abs().lessThan(1) ? 4 : DEFAULT_PLACES) + (unit ?? "");
}

/** One value or a range with its unit: `3.2万人`, `6%—6.5%`, `40—50家`. A percent sign stands at both ends. */
export function formatRange(low: DecimalText | null, high: DecimalText | null, unit: string | null): string {
  if (low === null || high === null || new Decimal(low).equals(high)) return formatValue(low ?? high, unit);
  const lowUnit = unit === "%" || unit === "‰" ? unit : null;
  return `${formatValue(low, lowUnit)}${RANGE_DASH}${formatValue(high, unit)}`;
}

/** Part of a whole as the two counts it was made from: `12/47`. */
export function formatCounts(part: number, whole: number): string {
  return `${formatDecimal(String(part))}/${formatDecimal(String(whole))}`;
}
