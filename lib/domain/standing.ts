import { type Decimal } from "decimal.js";
import { decimal, type DecimalText, toDecimalText, toDerivedText } from "./decimal-text";
import { accumulates, type Goal, goalOf, isRate, satisfies, shortfall, type TargetDefinition } from "./goal";
import { comparePeriods, type Period } from "./period";
import { expectedIn, type Schedule } from "./schedule";
import { DEFAULT_LIGHT_THRESHOLDS, type LightThresholds } from "./thresholds";
import { greyVerdict, judgementVerdict, numberVerdict, type StandingReasonCode } from "./verdict";
import { type GreyReason, type Judgement, type Light } from "./vocabulary";

/**
 * What was approved for one period, in its latest revision. A milestone's value is the number of stages accepted.
 */
export type ApprovedValue =
  | { readonly kind: "value"; readonly period: Period; readonly value: DecimalText }
  | { readonly kind: "judgement"; readonly period: Period; readonly judgement: Judgement }
  | { readonly kind: "not_published"; readonly period: Period };

/** A light set by hand (rule 7). */
export interface LightOverride {
  readonly light: Light;
  readonly reason: string;
}

export interface StandingInput {
  readonly definition: TargetDefinition;
  /** Null where the target has no schedule of its own: the linear one holds (rule 3). */
  readonly schedule: Schedule | null;
  /** At most one a period, in any order; later periods than `period` are left out of account. */
  readonly approved: readonly ApprovedValue[];
  readonly period: Period;
  /** Whether the period's reports are due: its deadline has passed. */
  readonly due: boolean;
  /** Whether a report of the period was submitted and waits for its review. */
  readonly inReview?: boolean;
  readonly thresholds?: LightThresholds;
  readonly override?: LightOverride | null;
}

/** Why the light is what it is: the rule, the date and the numbers that it was computed from. */
export interface StandingReason {
  readonly code: StandingReasonCode;
  readonly params: {
    readonly period: Period;
    readonly duePeriod: Period;
    /** The first of the periods since which the target has been reached without a break. */
    readonly reachedIn: Period | null;
    readonly actual: DecimalText | null;
    /** The value that is enough; of a range the end that is easier to reach. */
    readonly target: DecimalText | null;
    readonly expected: DecimalText | null;
    /** Points behind; negative when ahead. */
    readonly behindPoints: DecimalText | null;
    /** The baseline that the points are measured from; null where that is nothing, or points are the rate's own. */
    readonly from: DecimalText | null;
    readonly yellowFrom: DecimalText;
    readonly redFrom: DecimalText;
    readonly unit: string | null;
  };
}

/** Where a target stands at the end of a period. The same on every page, because this is the only place it is made. */
export interface Standing {
  readonly period: Period;
  /** The approved value the standing rests on; null is not zero (rule 5). */
  readonly actual: DecimalText | null;
  readonly judgement: Judgement | null;
  /** `reported`, or which of the states that are not zero holds for the period (rule 5). */
  readonly reporting: "reported" | GreyReason;
  /** The latest approved value up to the period, for showing beside a grey light; it counts for nothing. */
  readonly lastKnown: { readonly period: Period; readonly value: DecimalText } | null;
  /** 完成率 as a fraction (`"1.5519"` is 155.19%), not capped; null for rates, judgements and what is only kept. */
  readonly completionRate: DecimalText | null;
  /** Rates only: percentage points better (positive) or worse (negative) than the target (rule 2). */
  readonly gapPoints: DecimalText | null;
  readonly scheduleExpected: DecimalText | null;
  /** Points behind the schedule, negative when ahead: of the way to the target, or of the rate itself (rule 3). */
  readonly behindPoints: DecimalText | null;
  /** Whether the target is reached; null when nobody can say yet. */
  readonly met: boolean | null;
  /** Exactly when the computed light is blue or green; null when it is grey. */
  readonly onSchedule: boolean | null;
  /** The light to show: the one set by hand where there is one (rule 7). */
  readonly light: Light;
  readonly computedLight: Light;
  readonly override: LightOverride | null;
  /** Of the computed light. */
  readonly reason: StandingReason;
}

/** The standing of a target at the end of a period, by docs/rules.md's rules 1 to 5 and 7. */
export function standingOf(input: StandingInput): Standing {
  const { definition, period } = input;
  const goal = goalOf(definition);
  const history = input.approved
    .filter((entry) => comparePeriods(entry.period, period) <= 0)
    .sort((a, b) => comparePeriods(a.period, b.period));
  const current = history.find((entry) => entry.period === period) ?? null;
  const lastKnown = history.findLast((entry) => entry.kind === "value") ?? null;
  const expected = expectedIn(definition, input.schedule, period);
  const reachedIn = goal && reachedSince(goal, history);
  const deadlineReached = comparePeriods(period, definition.duePeriod) >= 0;
  const threshold = (input.thresholds ?? DEFAULT_LIGHT_THRESHOLDS)[isRate(definition) ? "rate" : "level"];

  const judgement = goal === null && current?.kind === "judgement" ? current.judgement : null;
  // A total or a stage once reached stays reached, so a month without a report takes nothing away from it.
  const struckOff = accumulates(definition) && reachedIn !== null;
  const counted = goal === null ? null : current?.kind === "value" ? current : struckOff ? lastKnown : null;
  const actual = counted && decimal(counted.value);
  const behind =
    goal && actual && expected !== null ? pointsBehind(definition, goal, decimal(expected), actual) : null;
  const behindPoints = behind && toDerivedText(behind);

  const reporting =
    actual || judgement ? "reported" : whyGrey(input, current, goal !== null && expected === null);
  const verdict =
    reporting !== "reported"
      ? greyVerdict(reporting)
      : judgement
        ? judgementVerdict(judgement, deadlineReached)
        : goal && actual
          ? numberVerdict({
              definition,
              goal,
              actual,
              expected,
              behindPoints,
              reachedIn,
              threshold,
              deadlineReached,
            })
          : greyVerdict("not_reported");

  const override = input.override ?? null;
  return {
    period,
    actual: counted?.value ?? null,
    judgement,
    reporting,
    lastKnown: lastKnown && { period: lastKnown.period, value: lastKnown.value },
    completionRate: goal && actual && completionRate(definition, goal, actual),
    gapPoints:
      goal && actual && isRate(definition)
        ? toDerivedText(shortfall(goal, goal.bound, actual).negated())
        : null,
    scheduleExpected: expected,
    behindPoints,
    met: verdict.met,
    onSchedule: verdict.light === "grey" ? null : verdict.light === "blue" || verdict.light === "green",
    light: override?.light ?? verdict.light,
    computedLight: verdict.light,
    override,
    reason: {
      code: verdict.code,
      params: {
        period,
        duePeriod: definition.duePeriod,
        reachedIn,
        actual: counted?.value ?? null,
        target: goal && toDecimalText(goal.bound),
        expected,
        behindPoints,
        from: goal && measuredFrom(definition, goal),
        yellowFrom: threshold.yellowFrom,
        redFrom: threshold.redFrom,
        unit: definition.unit,
      },
    },
  };
}

/**
 * Rule 5: no figure published, not reviewed yet, no task, not due and not reported are different states, and none of
 * them is 0.
 */
function whyGrey(input: StandingInput, current: ApprovedValue | null, noTask: boolean): GreyReason {
  if (current?.kind === "not_published") return "not_published";
  if (input.inReview) return "in_review";
  if (noTask) return "no_task";
  return input.due ? "not_reported" : "not_due";
}

/** Rule 1, unrounded but for the last of 12 digits, and not capped. */
function completionRate(definition: TargetDefinition, goal: Goal, actual: Decimal): DecimalText | null {
  if (isRate(definition) || goal.kept || goal.baseline === null) return null;
  return toDerivedText(actual.minus(goal.baseline).dividedBy(goal.bound.minus(goal.baseline)));
}

/**
 * Rules 2 and 3: rates in their own percentage points, amounts in points of the way from baseline to target (of
 * the target itself where the way is not known); null where there is no way to measure by, as with a target of 0.
 */
function pointsBehind(
  definition: TargetDefinition,
  goal: Goal,
  expected: Decimal,
  actual: Decimal,
): Decimal | null {
  const missing = shortfall(goal, expected, actual);
  if (isRate(definition)) return missing;
  const way = goal.kept || goal.baseline === null ? goal.bound.abs() : goal.bound.minus(goal.baseline).abs();
  return way.isZero() ? null : missing.dividedBy(way).times(100);
}

function measuredFrom(definition: TargetDefinition, goal: Goal): DecimalText | null {
  if (isRate(definition) || goal.kept || goal.baseline === null || goal.baseline.isZero()) return null;
  return toDecimalText(goal.baseline);
}

function reachedSince(goal: Goal, history: readonly ApprovedValue[]): Period | null {
  if (goal.kept) return null;
  const values = history.filter((entry) => entry.kind === "value");
  const lastMiss = values.findLastIndex((entry) => !satisfies(goal, decimal(entry.value)));
  return values[lastMiss + 1]?.period ?? null;
}
