import { decimal, type DecimalText, toDecimalText, toDerivedText } from "./decimal-text";
import { goalOf, isRate, type TargetDefinition } from "./goal";
import { comparePeriods } from "./period";
import { type ScoringRules } from "./scoring-rules";
import { type Standing } from "./standing";
import { type GreyReason } from "./vocabulary";

/**
 * 考核: from the standing of a unit's targets to its score. Each target's points are its weight times a rate; how the
 * rate comes about depends on the measure. What is missing is shown as missing and counts neither as zero nor as
 * reached (docs/rules.md, rule 6).
 */

export const SCORE_RULES = [
  "completion",
  "schedule",
  "nothing_due",
  "reached",
  "short",
  "broken",
  "rate_met",
  "rate_short",
  "stages",
  "stages_due",
  "judged",
] as const;
/** By which rule a target's rate came about. */
export type ScoreRule = (typeof SCORE_RULES)[number];

/** One target's part of a score. All rates are fractions. */
export type TargetScore =
  | {
      readonly rule: ScoreRule;
      /** Before the cap and the floor of 0. */
      readonly exact: DecimalText;
      readonly rate: DecimalText;
      /** weight × rate, in hundredths as pages print it: who adds the printed points up gets the printed sum. */
      readonly points: DecimalText;
      readonly missing: null;
    }
  | { readonly rule: null; readonly missing: GreyReason };

export interface ScoredTarget {
  readonly weight: DecimalText;
  readonly definition: TargetDefinition;
  readonly standing: Standing;
}

/** The points of a target, with the rule that they came about by. */
export function scoreTarget(
  { weight, definition, standing }: ScoredTarget,
  rules: ScoringRules,
): TargetScore {
  if (standing.reporting !== "reported") return { rule: null, missing: standing.reporting };
  // Reported ahead of any task: there is nothing yet that it could be compared with.
  const untasked = standing.completionRate !== null && standing.scheduleExpected === null;
  if (untasked && rules.basis === "schedule" && isUnderWay(definition, standing))
    return { rule: null, missing: "no_task" };
  const [rule, exact] = rateOf(definition, standing, rules);
  const capped =
    rule === "completion" || rule === "schedule" ? decimal(rules.cap).dividedBy(100) : decimal(1);
  const rate = clamp(exact, capped);
  return {
    rule,
    exact: toDerivedText(exact),
    rate: toDerivedText(rate),
    points: toDecimalText(hundredths(rate.times(weight))),
    missing: null,
  };
}

type Exact = ReturnType<typeof decimal>;

function rateOf(definition: TargetDefinition, standing: Standing, rules: ScoringRules): [ScoreRule, Exact] {
  const { judgement, gapPoints, completionRate, behindPoints, met } = standing;
  if (judgement !== null) return ["judged", decimal(rules.judged[judgement]).dividedBy(100)];
  if (isRate(definition) && gapPoints !== null) return gapRate(gapPoints, rules);
  if (completionRate !== null) return completionOf(definition, standing, completionRate, rules);
  // A limit that is kept, or a level whose starting point nobody knows: there is no way to be completed.
  if (met !== false) return ["reached", decimal(1)];
  if (goalOf(definition)?.kept || behindPoints === null) return ["broken", decimal(0)];
  return ["short", decimal(1).minus(decimal(behindPoints).dividedBy(100))];
}

/** Rates and shares are met or not (rule 2); each step begun of the gap costs a part. */
function gapRate(gapPoints: DecimalText, rules: ScoringRules): [ScoreRule, Exact] {
  const gap = decimal(gapPoints);
  if (!gap.isNegative()) return ["rate_met", decimal(1)];
  const step = decimal(rules.gapStep);
  if (step.isZero()) return ["rate_short", decimal(0)];
  const steps = gap.abs().dividedBy(step).ceil();
  return ["rate_short", decimal(1).minus(steps.times(rules.gapLoss).dividedBy(100))];
}

/** Before the deadline, and where the rules say so, what is reached is compared with what the schedule expects by then. */
function completionOf(
  definition: TargetDefinition,
  standing: Standing,
  completionRate: DecimalText,
  rules: ScoringRules,
): [ScoreRule, Exact] {
  const { behindPoints } = standing;
  const staged = definition.measure === "milestone";
  const completed = decimal(completionRate);
  if (rules.basis === "target" || !isUnderWay(definition, standing) || behindPoints === null)
    return [staged ? "stages" : "completion", completed];
  const expected = completed.plus(decimal(behindPoints).dividedBy(100));
  if (expected.lessThanOrEqualTo(0)) return ["nothing_due", decimal(1)];
  return [staged ? "stages_due" : "schedule", completed.dividedBy(expected)];
}

function isUnderWay({ duePeriod }: TargetDefinition, { period }: Standing): boolean {
  return comparePeriods(period, duePeriod) < 0;
}

function clamp(rate: Exact, most: Exact): Exact {
  if (rate.isNegative()) return decimal(0);
  return rate.greaterThan(most) ? most : rate;
}

/** 加分, 扣分 or a correction after an objection: points by hand, always with grounds. */
export interface ScoreAdjustment {
  readonly kind: "by_hand" | "objection";
  /** Signed. */
  readonly points: DecimalText;
  readonly reason: string;
  readonly document: string;
}

/** A unit's score with everything that it is the sum of. All texts are decimals. */
export interface UnitScoreSum {
  /** Points and weights of the targets that have a figure; how many those are, and of how many. */
  readonly points: DecimalText;
  readonly weight: DecimalText;
  readonly counted: number;
  readonly of: number;
  /** points ÷ weight × 100, in hundredths; null where no target has a figure. */
  readonly base: DecimalText | null;
  readonly late: DecimalText;
  readonly overdue: DecimalText;
  /** Late reports and overdue notices together, up to the limit. */
  readonly deducted: DecimalText;
  readonly adjusted: DecimalText;
  /** Rounded to hundredths, never below 0; null where there is no base: nothing is not zero. */
  readonly total: DecimalText | null;
}

/** Adds a unit's score up. */
export function scoreUnit(
  unit: {
    readonly targets: readonly { readonly weight: DecimalText; readonly score: TargetScore }[];
    /** How many reports were late, and how many notices overdue. */
    readonly late: number;
    readonly overdue: number;
    readonly adjustments: readonly Pick<ScoreAdjustment, "points">[];
  },
  rules: ScoringRules,
): UnitScoreSum {
  const counted = unit.targets.flatMap(({ weight, score }) =>
    score.missing === null ? [{ weight: decimal(weight), points: decimal(score.points) }] : [],
  );
  const points = counted.reduce((sum, target) => sum.plus(target.points), decimal(0));
  const weight = counted.reduce((sum, target) => sum.plus(target.weight), decimal(0));
  const base = weight.isZero() ? null : hundredths(points.dividedBy(weight).times(100));
  const late = decimal(rules.lateReport).times(unit.late);
  const overdue = decimal(rules.overdueNotice).times(unit.overdue);
  const both = late.plus(overdue);
  const deducted = both.greaterThan(rules.deductionLimit) ? decimal(rules.deductionLimit) : both;
  const adjusted = unit.adjustments.reduce((sum, one) => sum.plus(one.points), decimal(0));
  const total = base && base.minus(deducted).plus(adjusted);
  return {
    points: toDecimalText(points),
    weight: toDecimalText(weight),
    counted: counted.length,
    of: unit.targets.length,
    base: base && toDecimalText(base),
    late: toDecimalText(late),
    overdue: toDecimalText(overdue),
    deducted: toDecimalText(deducted),
    adjusted: toDecimalText(adjusted),
    total: total && toDecimalText(hundredths(total.isNegative() ? decimal(0) : total)),
  };
}

/** Rounding.ROUND_HALF_UP of decimal.js. */
const HALF_UP = 4;

const hundredths = (value: Exact): Exact => value.toDecimalPlaces(2, HALF_UP);

/** Ranks by total, equal totals share a rank; who has no total has no rank and stands last. */
export function ranked<Unit extends { readonly total: DecimalText | null }>(
  units: readonly Unit[],
): readonly (Unit & { readonly rank: number | null })[] {
  const sorted = units.toSorted((one, other) => {
    if (one.total === null || other.total === null)
      return Number(one.total === null) - Number(other.total === null);
    return decimal(other.total).comparedTo(one.total);
  });
  return sorted.map((unit) => ({
    ...unit,
    rank:
      unit.total === null
        ? null
        : 1 + sorted.filter(({ total }) => total !== null && decimal(total).greaterThan(unit.total!)).length,
  }));
}
