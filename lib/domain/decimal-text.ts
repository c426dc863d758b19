import { Decimal } from "decimal.js";

/** A decimal number as text (`"3.2"`, `"-2.95"`), so that no measure ever passes through a float. */
export type DecimalText = string;

/** Enough for sums and quotients of anything a report states; derived figures are cut to 12 digits on the way out. */
const Exact = Decimal.clone({ precision: 40 });
const DERIVED_DIGITS = 12;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export function isDecimalText(text: string): text is DecimalText {
  return DECIMAL.test(text);
}

/** @throws Error when the text is not a decimal number: the caller passed what no rule can compute with. */
export function decimal(text: DecimalText | number): Decimal {
  return new Exact(text);
}

/** A value as it was stated or reported: every digit kept, no trailing zeros, never an exponent. */
export function toDecimalText(value: Decimal): DecimalText {
  return value.isZero() ? "0" : value.toFixed();
}

/** A computed figure (rate, gap, scheduled value): 12 significant digits, unrounded as far as anyone reads it. */
export function toDerivedText(value: Decimal): DecimalText {
  return toDecimalText(value.toSignificantDigits(DERIVED_DIGITS));
}
