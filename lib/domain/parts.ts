import { Decimal } from "decimal.js";
import { decimal, type DecimalText, toDecimalText } from "./decimal-text";
import { accumulates, goalOf, isRate, satisfies, type TargetDefinition } from "./goal";
import { comparePeriods, type Period } from "./period";
import { type Schedule } from "./schedule";
import { type ApprovedValue, type Standing, standingOf } from "./standing";
import { type GreyReason, type Judgement } from "./vocabulary";

/** 汇总方式: how the figures of the parts (分解到街道、部门) make the figure of the whole: 合计, 加权平均, 全部达到. */
export const PART_RULES = ["sum", "weighted_mean", "all_reached"] as const;
export type PartRule = (typeof PART_RULES)[number];

/**
 * The rules that go with a target. Amounts add up and rates never do (rule 2); a state may be a mean or be asked of
 * each; stages and judgements can only be asked of each.
 */
export function partRulesFor(definition: Pick<TargetDefinition, "measure" | "metric">): readonly PartRule[] {
  if (definition.measure === "milestone" || definition.measure === "qualitative") return ["all_reached"];
  if (isRate(definition)) return ["weighted_mean", "all_reached"];
  return definition.measure === "cumulative" ? ["sum"] : ["sum", "weighted_mean", "all_reached"];
}

/**
 * Whether a month asks its unit for a part: not where the whole was reported for itself, nor where the deadline had passed
 * before there was a part. What was reported all the same is shown.
 *
 * @param part `reported` says that a report of the month was handed over, `deadline` when its unit owed it
 * @param whole null where it is of no account
 */
export function asksForPart(
  part: { readonly reported: boolean; readonly createdAt: Date; readonly deadline: Date },
  whole: { readonly reported: boolean } | null,
): boolean {
  if (part.reported) return true;
  return !whole?.reported && part.createdAt <= part.deadline;
}

/** One part with where it stands at the end of the month. */
export interface PartStanding {
  readonly id: string;
  readonly weight: DecimalText;
  readonly definition: TargetDefinition;
  readonly standing: Pick<Standing, "actual" | "judgement" | "reporting" | "lastKnown">;
}

/** The figure of a whole as its parts make it at the end of a month. */
export interface PartsFigure {
  /** Null while a part is missing: an incomplete figure is no figure. */
  readonly value: ApprovedValue | null;
  /** What the parts that have a figure make, for showing beside the missing ones; it counts for nothing. */
  readonly partial: DecimalText | null;
  readonly total: number;
  readonly missing: readonly { readonly id: string; readonly reason: GreyReason }[];
  /** Of all missing ones the reason that calls loudest; null where none is missing. */
  readonly reason: GreyReason | null;
}

/** From the reason that asks somebody to do something to the one that asks nobody. */
const LOUDEST = ["not_reported", "in_review", "not_published", "not_due", "no_task"] as const;

/**
 * Rolls the parts of a target up (docs/rules.md, rule 6): a missing part is shown as missing and makes the figure
 * incomplete; it is never counted as zero or left out silently. A part that has no task in the month keeps the total
 * that it reached before.
 *
 * @param whole what the target asks for
 * @param parts those in force; their standings are of `period`
 */
export function rollUpParts(
  rule: PartRule,
  whole: TargetDefinition,
  parts: readonly PartStanding[],
  period: Period,
): PartsFigure {
  const figures = parts.map((part) => ({ part, figure: figureOf(part) }));
  const missing = figures.flatMap(({ part, figure }) =>
    figure === null && part.standing.reporting !== "reported"
      ? [{ id: part.id, reason: part.standing.reporting }]
      : [],
  );
  const known = figures.flatMap(({ part, figure }) => (figure === null ? [] : [{ part, figure }]));
  const reason = LOUDEST.find((one) => missing.some((part) => part.reason === one)) ?? null;
  const counts = { total: parts.length, missing, reason };
  if (whole.measure === "qualitative") {
    const judgement = missing.length === 0 ? worstJudgement(parts) : null;
    const value = judgement && ({ kind: "judgement", period, judgement } as const);
    return { ...counts, value: value ?? unpublished(missing, period), partial: null };
  }
  const made = known.length === 0 ? null : MADE[rule](whole, known);
  const complete = missing.length === 0 && made !== null;
  return {
    ...counts,
    value: complete ? { kind: "value", period, value: made } : unpublished(missing, period),
    // Of what is asked of each, those that are known say nothing about the others.
    partial: complete || rule === "all_reached" ? null : made,
  };
}

/** A part as its history is read. */
export interface PartHistory {
  readonly id: string;
  readonly weight: DecimalText;
  readonly definition: TargetDefinition;
  readonly schedule: Schedule | null;
  readonly approved: readonly ApprovedValue[];
}

/**
 * The approved values of a whole, in the order of their months: what was approved for itself before it was split, and
 * in the other months what its parts make where none is missing.
 */
export function wholeValues(
  rule: PartRule,
  whole: TargetDefinition,
  own: readonly ApprovedValue[],
  parts: readonly PartHistory[],
): readonly ApprovedValue[] {
  const stated = new Set(own.map(({ period }) => period));
  const periods = new Set(parts.flatMap(({ approved }) => approved.map(({ period }) => period)));
  const rolled = [...periods]
    .filter((period) => !stated.has(period))
    .flatMap((period) => {
      const standings = parts.map(({ id, weight, ...part }) => ({
        id,
        weight,
        definition: part.definition,
        standing: standingOf({ ...part, period, due: false }),
      }));
      return rollUpParts(rule, whole, standings, period).value ?? [];
    });
  return [...own, ...rolled].sort((a, b) => comparePeriods(a.period, b.period));
}

interface Known {
  readonly part: PartStanding;
  readonly figure: DecimalText;
}

const MADE: Readonly<
  Record<PartRule, (whole: TargetDefinition, known: readonly Known[]) => DecimalText | null>
> = {
  sum: (_, known) => toDecimalText(known.reduce((sum, { figure }) => sum.plus(decimal(figure)), decimal(0))),
  weighted_mean: (whole, known) => {
    const weights = known.reduce((sum, { part }) => sum.plus(decimal(part.weight)), decimal(0));
    const points = known.reduce(
      (sum, { part, figure }) => sum.plus(decimal(figure).times(decimal(part.weight))),
      decimal(0),
    );
    return weights.isZero() ? null : toDecimalText(meanOf(whole, points.dividedBy(weights), known));
  },
  all_reached: worstOf,
};

/**
 * A mean is as long as its longest part and two digits more; what does not reach the target is not rounded up to it.
 */
function meanOf(whole: TargetDefinition, mean: Decimal, known: readonly Known[]): Decimal {
  const places = Math.max(...known.map(({ figure }) => decimal(figure).decimalPlaces())) + 2;
  const rounded = mean.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const goal = goalOf(whole);
  if (goal === null || satisfies(goal, mean) === satisfies(goal, rounded)) return rounded;
  return mean.toDecimalPlaces(
    places,
    goal.sense === "at_or_above" ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL,
  );
}

/** All have reached it exactly when the worst has; a part with stages of its own is done when all of them are. */
function worstOf(whole: TargetDefinition, known: readonly Known[]): DecimalText | null {
  if (whole.measure === "milestone") {
    const stages = known.map(({ part, figure }) =>
      Number(figure) >= part.definition.stages.length ? whole.stages.length : Number(figure),
    );
    return String(Math.min(...stages, whole.stages.length));
  }
  const sense = goalOf(whole)?.sense ?? (whole.direction === "up" ? "at_or_above" : "at_or_below");
  const sorted = known.map(({ figure }) => decimal(figure)).sort((a, b) => a.comparedTo(b));
  const worst = sense === "at_or_above" ? sorted[0] : sorted.at(-1);
  return worst ? toDecimalText(worst) : null;
}

const WORST_FIRST = ["missed", "behind", "on_track", "met"] as const satisfies readonly Judgement[];

function worstJudgement(parts: readonly PartStanding[]): Judgement | null {
  return WORST_FIRST.find((one) => parts.some(({ standing }) => standing.judgement === one)) ?? null;
}

function figureOf({ definition, standing }: PartStanding): DecimalText | null {
  if (standing.actual !== null) return standing.actual;
  const rests = standing.reporting === "no_task" && accumulates(definition);
  return rests ? (standing.lastKnown?.value ?? null) : null;
}

/** Where all that is missing is not published yet, so is the whole's figure (rule 5). */
function unpublished(missing: PartsFigure["missing"], period: Period): ApprovedValue | null {
  const waits = missing.length > 0 && missing.every(({ reason }) => reason === "not_published");
  return waits ? { kind: "not_published", period } : null;
}
