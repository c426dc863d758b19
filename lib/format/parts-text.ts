import { type TargetDefinition } from "../domain/goal";
import { type PartRule } from "../domain/parts";
import { type PartsCheck } from "../domain/split";
import { formatValue } from "./numbers";
import { type Speaker } from "./speaker";
import { measureText } from "./standing-text";

/** Units that are called by their names before the rest is only counted. */
const NAMED = 6;

/**
 * Which parts of a split target have no figure, and what the others make: `缺3个单位（甲、乙、丙），其余合计1.2万人`. Null
 * where none is missing.
 */
export function missingPartsText(
  parts: {
    readonly rule: PartRule;
    readonly total: number;
    readonly missing: readonly { readonly unit: { readonly shortName: string } | null }[];
    readonly partial: string | null;
  } | null,
  definition: Pick<TargetDefinition, "measure" | "unit">,
  speaker: Speaker,
): string | null {
  if (parts === null || parts.missing.length === 0) return null;
  const { missing, partial, rule, total } = parts;
  const names = missing.flatMap(({ unit }) => unit?.shortName ?? []);
  return speaker("targets.split.missing", {
    count: missing.length,
    total,
    names: names.slice(0, NAMED).join(speaker("audit.and")),
    more: names.length > NAMED ? "yes" : "no",
    rule,
    partial: partial === null ? "" : measureText(partial, definition, speaker),
    known: partial === null ? "no" : "yes",
  });
}

/** Whether the parts make the whole, with the difference in the target's unit. */
export function partsCheckText(
  { verdict, made, whole, difference }: PartsCheck,
  rule: PartRule,
  unit: string | null,
  speaker: Speaker,
): string {
  const value = (text: string | null) => (text === null ? "" : formatValue(text, unit));
  // The difference of two rates is counted in percentage points.
  const points = unit === "%" && difference !== null;
  return speaker(`targets.split.check.${verdict}`, {
    rule,
    made: value(made),
    whole: value(whole),
    difference: points ? formatValue(difference, speaker("targets.split.points")) : value(difference),
  });
}
