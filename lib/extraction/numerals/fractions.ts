import { type UnitKind } from "../lexicon/units";
import { arabicAt } from "./arabic";
import { chineseAt } from "./chinese";

interface Fraction {
  readonly low: number;
  readonly unit: string;
  readonly kind: UnitKind;
  readonly end: number;
}

const percent = (value: number): number => Math.round(value * 100) / 100;

/** Reads 三分之二, 百分之五, 百分之8.5 and 千分之三 at `at` as a share in %; null where there is none. */
export function fractionAt(text: string, at: number): Fraction | null {
  const written = text.startsWith("分之", at + 1) || text.startsWith("分之", at + 2);
  if (!written) return null;
  const base = chineseAt(text, at);
  if (!base || base.value === 0 || !text.startsWith("分之", base.end)) return null;
  const at2 = base.end + 2;
  const part = arabicAt(text, at2) ?? chineseAt(text, at2);
  if (!part) return null;
  return { low: percent((part.value / base.value) * 100), unit: "%", kind: "share", end: part.end };
}
