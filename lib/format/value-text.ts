import { type DecimalText } from "../domain/decimal-text";
import { type Comparator } from "../domain/vocabulary";
import { formatRange } from "./numbers";

const SIGNS: Readonly<Partial<Record<Comparator, string>>> = { at_least: "≥ ", at_most: "≤ ", about: "≈ " };

/** What a statement asks for, as short as a list wants it: `≥ 3.2万人`, `6%—6.5%`. Null where it has no number. */
export function valueText(value: {
  readonly comparator: Comparator;
  readonly low: DecimalText | null;
  readonly high: DecimalText | null;
  readonly unit: string | null;
}): string | null {
  if (value.comparator === "qualitative" || value.low === null) return null;
  return (SIGNS[value.comparator] ?? "") + formatRange(value.low, value.high, value.unit);
}
