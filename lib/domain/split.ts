import { isDay } from "./assignment";
import { decimal, type DecimalText, isDecimalText, toDecimalText, toDerivedText } from "./decimal-text";
import { goalOf, shortfall, type TargetDefinition } from "./goal";
import { type PartRule, partRulesFor } from "./parts";
import { yearOf, periodOfDay } from "./period";

/** What one unit is asked for: a row of the split (分解). */
export interface PartRow {
  readonly unitId: string;
  /** In the whole's unit; null where stages or judgements are asked of each. */
  readonly value: DecimalText | null;
  readonly weight: DecimalText;
  /** 完成时限, `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/** Whether the parts make the whole. */
export interface PartsCheck {
  /** `unknown` while a value or weight is missing; `not_compared` where there are no numbers to compare. */
  readonly verdict: "exact" | "margin" | "short" | "unknown" | "not_compared";
  /** What the parts make, and what is asked of the whole, in its unit. */
  readonly made: DecimalText | null;
  readonly whole: DecimalText | null;
  /** By how much they differ, never negative. */
  readonly difference: DecimalText | null;
}

/**
 * Compares what is asked of the parts with what is asked of the whole: their sum, their mean by weight, or the least
 * demanding one. More than the whole is a margin (留有余量), less is short; of what has to stay below, the other way
 * round.
 */
export function checkParts(
  rule: PartRule,
  whole: TargetDefinition,
  parts: readonly Pick<PartRow, "value" | "weight">[],
): PartsCheck {
  const goal = goalOf(whole);
  if (goal === null || whole.measure === "milestone")
    return { verdict: "not_compared", made: null, whole: null, difference: null };
  const asked = toDecimalText(goal.bound);
  const unknown = { verdict: "unknown", made: null, whole: asked, difference: null } as const;
  const read = parts.flatMap(({ value, weight }) =>
    value !== null && isDecimalText(value) && (rule !== "weighted_mean" || isDecimalText(weight))
      ? [{ value: decimal(value), weight: rule === "weighted_mean" ? decimal(weight) : decimal(1) }]
      : [],
  );
  const weights = read.reduce((sum, { weight }) => sum.plus(weight), decimal(0));
  if (read.length === 0 || read.length < parts.length || weights.isZero()) return unknown;
  const points = read.reduce((sum, { value, weight }) => sum.plus(value.times(weight)), decimal(0));
  const values = read.map(({ value }) => value).sort((a, b) => a.comparedTo(b));
  const least = goal.sense === "at_or_above" ? values[0]! : values.at(-1)!;
  // Multiplied out, so that a mean that needs rounding is not short by the last digit.
  const missing =
    rule === "all_reached"
      ? shortfall(goal, goal.bound, least)
      : shortfall(goal, rule === "sum" ? goal.bound : goal.bound.times(weights), points);
  const made = rule === "all_reached" ? least : rule === "sum" ? points : points.dividedBy(weights);
  return {
    verdict: missing.isZero() ? "exact" : missing.isNegative() ? "margin" : "short",
    made: rule === "weighted_mean" ? toDerivedText(made) : toDecimalText(made),
    whole: asked,
    difference: toDerivedText(made.minus(goal.bound).abs()),
  };
}

export const SPLIT_PROBLEMS = [
  "part_unit_missing",
  "part_unit_twice",
  "part_value_missing",
  "part_value_negative",
  "part_weight_missing",
  "part_due_not_a_day",
  "part_due_outside_year",
  "part_due_after_whole",
] as const;
type SplitProblem = (typeof SPLIT_PROBLEMS)[number];

export type SplitDecision =
  | { readonly ok: true; readonly check: PartsCheck; readonly partReason: string | null }
  | {
      readonly ok: false;
      readonly problem: "rule_unfit" | "too_few_parts" | "split_reason_short" | "reason_missing" | "rows";
      /** By cell, `2.value`. */
      readonly cells: Readonly<Record<string, SplitProblem>>;
    };

/**
 * Whether a target can be split like this: by a rule that goes with its measure, over at least two units, each with a
 * value, and by no later day than the whole. Parts that fall short of the whole ask for a reason; so does every
 * change of a split that stands.
 *
 * @param whole `dueOn` is the whole's deadline, null where it has none of its own
 */
export function decideSplit(
  whole: { readonly definition: TargetDefinition; readonly dueOn: string | null; readonly split: boolean },
  rule: PartRule,
  rows: readonly PartRow[],
  reason: string,
): SplitDecision {
  const refuse = (problem: Extract<SplitDecision, { ok: false }>["problem"]): SplitDecision => ({
    ok: false,
    problem,
    cells: {},
  });
  const { definition, dueOn, split } = whole;
  if (!partRulesFor(definition).includes(rule)) return refuse("rule_unfit");
  if (rows.length < 2) return refuse("too_few_parts");
  const numbered = goalOf(definition) !== null && definition.measure !== "milestone";
  const year = yearOf(definition.duePeriod);
  const cells: Record<string, SplitProblem> = {};
  for (const [index, row] of rows.entries()) {
    const unit = unitProblem(rows, index);
    if (unit) cells[`${index}.unitId`] = unit;
    if (numbered && row.value === null) cells[`${index}.value`] = "part_value_missing";
    if (row.value !== null && decimal(row.value).isNegative() && countsUp(definition))
      cells[`${index}.value`] = "part_value_negative";
    if (!isDecimalText(row.weight) || !decimal(row.weight).isPositive() || decimal(row.weight).isZero())
      cells[`${index}.weight`] = "part_weight_missing";
    const due = dueProblem(row.dueOn, year, dueOn);
    if (due) cells[`${index}.dueOn`] = due;
  }
  if (Object.keys(cells).length > 0) return { ok: false, problem: "rows", cells };
  const check = checkParts(rule, definition, rows);
  const said = reason.trim();
  if (said === "" && check.verdict === "short") return refuse("split_reason_short");
  if (said === "" && split) return refuse("reason_missing");
  return { ok: true, check, partReason: check.verdict === "short" ? said : null };
}

/** Of what is counted (累计量, 期末量) there is none or some, where the whole is not below zero itself. */
function countsUp(definition: TargetDefinition): boolean {
  const { measure } = definition;
  return (measure === "cumulative" || measure === "closing") && !goalOf(definition)?.bound.isNegative();
}

function unitProblem(rows: readonly PartRow[], index: number): SplitProblem | null {
  const { unitId } = rows[index]!;
  if (unitId === "") return "part_unit_missing";
  return rows.findIndex((row) => row.unitId === unitId) === index ? null : "part_unit_twice";
}

function dueProblem(day: string, year: number, latest: string | null): SplitProblem | null {
  if (!isDay(day)) return "part_due_not_a_day";
  if (yearOf(periodOfDay(day)) !== year) return "part_due_outside_year";
  return latest !== null && day > latest ? "part_due_after_whole" : null;
}

/** How a target is called in lists and documents: 12, and its parts 12-1, 12-2 … */
export function targetNumber({
  number,
  partNumber,
}: {
  readonly number: number;
  readonly partNumber: number;
}): string {
  return partNumber === 0 ? String(number) : `${number}-${partNumber}`;
}

/**
 * What is asked of a part of a whole: the same thing by the same measure, with the part's own value. Of a range only
 * the end that has to be reached is split.
 */
export function partDefinition(
  whole: TargetDefinition,
  value: DecimalText | null,
): Pick<TargetDefinition, "measure" | "metric" | "comparator" | "direction" | "low" | "high" | "unit"> & {
  readonly baseline: DecimalText | null;
} {
  const { measure, metric, direction, unit } = whole;
  const sense = goalOf(whole)?.sense;
  const comparator =
    whole.comparator === "range" ? (sense === "at_or_below" ? "at_most" : "at_least") : whole.comparator;
  return {
    measure,
    metric,
    comparator,
    direction,
    unit,
    low: value,
    high: value,
    baseline: measure === "cumulative" ? "0" : null,
  };
}
