import { type TargetDefinition } from "../domain/goal";
import { type PartRule } from "../domain/parts";
import { type PartsCheck } from "../domain/split";
import { type GreyReason } from "../domain/vocabulary";
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

/**
 * How far the parts of a split target are, for where a target's own progress would stand: `分解3项：2项已报，1项未填报（甲）`.
 * Null where it is not split.
 */
export function partsStateText(
  parts: {
    readonly total: number;
    readonly missing: readonly {
      readonly unit: { readonly shortName: string } | null;
      readonly reason: GreyReason;
    }[];
  } | null,
  speaker: Speaker,
): string | null {
  if (!parts) return null;
  const { total, missing } = parts;
  const reasons = [...new Set(missing.map(({ reason }) => reason))].map((reason) => {
    const those = missing.filter((part) => part.reason === reason);
    const names = those.flatMap(({ unit }) => unit?.shortName ?? []);
    return speaker("targets.split.stateMissing", {
      count: those.length,
      reason: speaker(`domain.greyReason.${reason}`),
      names: names.slice(0, NAMED).join(speaker("audit.and")),
      more: names.length > NAMED ? "yes" : "no",
    });
  });
  return speaker("targets.split.state", { total, known: total - missing.length }) + reasons.join("");
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
