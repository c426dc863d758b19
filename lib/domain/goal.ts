import { type Decimal } from "decimal.js";
import { decimal, type DecimalText } from "./decimal-text";
import { comparePeriods, type Period } from "./period";
import { type Comparator, type Direction, type Measure, type Metric } from "./vocabulary";

/** One step of a milestone target (节点), to be reached by the end of `period`. */
export interface Stage {
  readonly name: string;
  readonly period: Period;
}

/** What a target asks for, as far as the rules need it. */
export interface TargetDefinition {
  readonly measure: Measure;
  readonly metric: Metric;
  readonly comparator: Comparator;
  readonly direction: Direction;
  /** In `unit`; equal to `high` but for a range; null for milestones and qualitative targets. */
  readonly low: DecimalText | null;
  readonly high: DecimalText | null;
  readonly unit: string | null;
  /** Where the indicator stood before the year, in `unit`; cumulative levels start at 0 whatever it says. */
  readonly baseline: DecimalText | null;
  /** In the order in which they are to be reached; empty but for milestones. */
  readonly stages: readonly Stage[];
  /** 完成时限: the month by whose end the target has to be reached. */
  readonly duePeriod: Period;
}

/** The numeric core of a target: which value is enough, and on which side of it one has to be. */
export interface Goal {
  /** The value that is enough: of a range the end that is easier to reach. */
  readonly bound: Decimal;
  /** The end beyond which the target is over-fulfilled. */
  readonly best: Decimal;
  readonly sense: "at_or_above" | "at_or_below";
  /** Where the way to the target begins; null where it is not known and can't be taken as 0, and for rates. */
  readonly baseline: Decimal | null;
  /**
   * Something to be kept all year (控制在…内, 保持) and not an amount to be reached: the year begins within it,
   * so nobody is early in keeping it, and no share of it can be completed.
   */
  readonly kept: boolean;
}

/**
 * Growth rates and shares are compared with the target and never divided by it (docs/rules.md, rule 2).
 */
export function isRate(definition: Pick<TargetDefinition, "measure" | "metric">): boolean {
  if (definition.measure === "milestone" || definition.measure === "qualitative") return false;
  return definition.measure === "growth" || definition.metric !== "level";
}

/** Whether what is reported only ever grows in the year, so that a target once reached stays reached (销号). */
export function accumulates(definition: Pick<TargetDefinition, "measure" | "metric">): boolean {
  return definition.measure === "milestone" || (definition.measure === "cumulative" && !isRate(definition));
}

/**
 * The goal of a target with a number; a milestone's goal is the count of its stages.
 * Null for qualitative targets and while the value is missing.
 *
 * The comparator's wording speaks of magnitudes while a fall is written as a negative number, so with negative
 * values the direction decides: 下降3%以上 (at least, −3, falling is better) asks for −3 or less, whereas
 * 增速不低于-2% (at least, −2, rising is better) asks for −2 or more, as does 降幅控制在2%以内 (at most, −2).
 */
export function goalOf(definition: TargetDefinition): Goal | null {
  if (definition.measure === "qualitative") return null;
  if (definition.measure === "milestone") return milestoneGoal(definition.stages);
  if (definition.low === null || definition.high === null) return null;

  const ends = [decimal(definition.low), decimal(definition.high)].sort((a, b) => a.comparedTo(b));
  const [smaller, larger] = [ends[0]!, ends[1]!];
  const sense = senseOf(definition.comparator, definition.direction, larger.isNegative());
  const bound = sense === "at_or_above" ? smaller : larger;
  const best = sense === "at_or_above" ? larger : smaller;
  const baseline = baselineOf(definition, sense);
  const kept = baseline === null ? definition.comparator === "at_most" : keeps(sense, bound, baseline);
  return { bound, best, sense, baseline, kept };
}

/** Whether a value is enough for the goal. */
export function satisfies(goal: Goal, value: Decimal): boolean {
  return keeps(goal.sense, goal.bound, value);
}

/** Whether a value is strictly better than all that the goal asks for (超额). */
export function exceeds(goal: Goal, value: Decimal): boolean {
  return goal.sense === "at_or_above" ? value.greaterThan(goal.best) : value.lessThan(goal.best);
}

/** How far `value` falls short of `mark` on the goal's side, in the target's unit; negative when it is better. */
export function shortfall(goal: Goal, mark: Decimal, value: Decimal): Decimal {
  return goal.sense === "at_or_above" ? mark.minus(value) : value.minus(mark);
}

/** The number of stages that are due by the end of the period. */
export function stagesDue(stages: readonly Stage[], period: Period): number {
  return stages.filter((stage) => comparePeriods(stage.period, period) <= 0).length;
}

function milestoneGoal(stages: readonly Stage[]): Goal | null {
  if (stages.length === 0) return null;
  const count = decimal(stages.length);
  return { bound: count, best: count, sense: "at_or_above", baseline: decimal(0), kept: false };
}

function senseOf(comparator: Comparator, direction: Direction, negative: boolean): Goal["sense"] {
  if (comparator === "at_least") return negative && direction === "down" ? "at_or_below" : "at_or_above";
  if (comparator === "at_most") return negative && direction === "up" ? "at_or_above" : "at_or_below";
  return direction === "up" ? "at_or_above" : "at_or_below";
}

function baselineOf(definition: TargetDefinition, sense: Goal["sense"]): Decimal | null {
  if (isRate(definition)) return null;
  if (definition.measure === "cumulative") return decimal(0);
  if (definition.baseline !== null) return decimal(definition.baseline);
  return sense === "at_or_above" ? decimal(0) : null;
}

function keeps(sense: Goal["sense"], bound: Decimal, value: Decimal): boolean {
  return sense === "at_or_above" ? value.greaterThanOrEqualTo(bound) : value.lessThanOrEqualTo(bound);
}
