import { type Decimal } from "decimal.js";
import { decimal, type DecimalText, toDecimalText, toDerivedText } from "./decimal-text";
import { accumulates, goalOf, isRate, type TargetDefinition } from "./goal";
import { comparePeriods, monthsElapsed, type Period } from "./period";
import { type ApprovedValue } from "./standing";

/**
 * What is odd about a reported figure. A question for the person who types or reviews it, never a refusal: the odd
 * figure may be the true one.
 */
export type PlausibilityHint =
  /** A total, or a count of stages, is lower than it was: what accumulates can't fall. */
  | { readonly kind: "falls"; readonly last: DecimalText; readonly lastPeriod: Period }
  /** The step from the last figure is larger than five times the usual one (both in the target's unit). */
  | { readonly kind: "jump"; readonly step: DecimalText; readonly usual: DecimalText }
  /** Typed in another unit: `suggested` is what it would be in the target's own. */
  | { readonly kind: "unit_slip"; readonly suggested: DecimalText };

/** A step is a jump beyond so many times the usual one. */
const JUMP = 5;
/** A corrected figure is plausible within so many times what it is held against. */
const NEAR = 5;
/** 万, 亿 and 千 are taken for one another, 万 most often; a percentage is written as a fraction. */
const LEVEL_POWERS = [4, 8, 3] as const;
const RATE_POWERS = [2] as const;

/**
 * Asks about a figure before anybody counts on it.
 *
 * @param value the figure in the target's unit (of a milestone the count of stages), as it would be approved
 * @param approved what is approved of the year, in any order; the month itself and later months are left out of account
 * @param expected what the schedule expects by the month's end; null without one
 */
export function plausibilityHints(figure: {
  readonly definition: TargetDefinition;
  readonly period: Period;
  readonly value: DecimalText | null;
  readonly approved: readonly ApprovedValue[];
  readonly expected: DecimalText | null;
}): readonly PlausibilityHint[] {
  const { definition, period } = figure;
  if (figure.value === null || definition.measure === "qualitative") return [];
  const value = decimal(figure.value);
  const before = figure.approved
    .flatMap((entry) => (entry.kind === "value" && comparePeriods(entry.period, period) < 0 ? [entry] : []))
    .sort((a, b) => comparePeriods(a.period, b.period));
  const last = before.at(-1);

  if (definition.measure !== "milestone") {
    const reference = referenceFor(definition, last?.value ?? null, figure.expected);
    const suggested = reference && unitSlip(value, reference, isRate(definition));
    // A figure in another unit falls or jumps as well; one question is enough.
    if (suggested) return [{ kind: "unit_slip", suggested: toDecimalText(suggested) }];
  }
  if (last && accumulates(definition) && value.lessThan(last.value))
    return [{ kind: "falls", last: last.value, lastPeriod: last.period }];
  return definition.measure === "milestone" ? [] : jump(definition, period, value, before);
}

/** What a figure of this month is held against in size: the last one, else what is expected, else the target. */
function referenceFor(
  definition: TargetDefinition,
  last: DecimalText | null,
  expected: DecimalText | null,
): Decimal | null {
  const candidates = [last, expected].flatMap((text) => (text === null ? [] : [decimal(text)]));
  const bound = goalOf(definition)?.bound;
  return [...candidates, ...(bound ? [bound] : [])].find((size) => !size.isZero())?.abs() ?? null;
}

/** The figure in the target's unit where another power of ten brings it near to the reference; null where it is near. */
function unitSlip(value: Decimal, reference: Decimal, rate: boolean): Decimal | null {
  const isNear = (figure: Decimal) =>
    figure.abs().times(NEAR).greaterThanOrEqualTo(reference) &&
    figure.abs().lessThanOrEqualTo(reference.times(NEAR));
  if (value.isZero() || isNear(value)) return null;
  const ratio = value.abs().dividedBy(reference);
  for (const power of rate ? RATE_POWERS : LEVEL_POWERS) {
    const corrected = value.times(decimal(10).pow(ratio.greaterThan(1) ? -power : power));
    if (isNear(corrected)) return corrected;
  }
  return null;
}

/** The step from the last figure against the median of the steps before it, each by the month. */
function jump(
  definition: TargetDefinition,
  period: Period,
  value: Decimal,
  before: readonly { readonly period: Period; readonly value: DecimalText }[],
): readonly PlausibilityHint[] {
  // A year's total begins at 0 in January, so that even its first figure is a step.
  const start = accumulates(definition) ? [{ month: 0, value: decimal(0) }] : [];
  const points = [
    ...start,
    ...before.map((entry) => ({ month: monthsElapsed(entry.period), value: decimal(entry.value) })),
  ];
  const last = points.at(-1);
  const steps = points.slice(1).map((point, index) => {
    const from = points[index]!;
    return point.value
      .minus(from.value)
      .abs()
      .dividedBy(point.month - from.month);
  });
  const usual = median(steps.filter((step) => !step.isZero()));
  if (!last || !usual) return [];
  const months = monthsElapsed(period) - last.month;
  const step = value.minus(last.value);
  if (step.abs().lessThanOrEqualTo(usual.times(JUMP).times(months))) return [];
  return [{ kind: "jump", step: toDecimalText(step), usual: toDerivedText(usual.times(months)) }];
}

function median(values: readonly Decimal[]): Decimal | null {
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low && high ? low.plus(high).dividedBy(2) : null;
}
