import { decimal, type DecimalText, isDecimalText, toDecimalText, toDerivedText } from "./decimal-text";
import { accumulates, type Goal, goalOf, isRate, satisfies, stagesDue, type TargetDefinition } from "./goal";
import { comparePeriods, monthsElapsed, type Period, periodsOfYear, yearOf } from "./period";

/** What should be reached by the end of one month, in the target's unit; null: no task in this month (本月无任务). */
export interface ScheduleEntry {
  readonly period: Period;
  readonly expected: DecimalText | null;
}

/** 序时计划: one entry a month, January first. A milestone's value is the number of stages that are due by then. */
export type Schedule = readonly ScheduleEntry[];

export const SCHEDULE_PROBLEMS = [
  "not_a_number",
  "outside_year",
  "duplicate_period",
  "missing_period",
  "falls",
  "misses_target",
] as const;

export interface ScheduleProblem {
  readonly period: Period;
  readonly problem: (typeof SCHEDULE_PROBLEMS)[number];
}

/**
 * The schedule of a target that has none of its own (docs/rules.md, rule 3): month ÷ months until its deadline of
 * the way from the baseline to the target, which for a cumulative level due in December is month ÷ 12 of the
 * target. Rates, things to be kept from a state that is not known, and falling targets without a baseline are
 * expected to stand at the target all year; milestones follow their stages' due months. Empty for qualitative
 * targets and while the value is missing.
 */
export function linearSchedule(definition: TargetDefinition): Schedule {
  const goal = goalOf(definition);
  if (goal === null) return [];
  return periodsOfYear(yearOf(definition.duePeriod)).map((period) => ({
    period,
    expected: linearExpected(definition, goal, period),
  }));
}

/**
 * What `linearSchedule` expects by the end of one month; null outside the target's year and where nothing is due.
 *
 * @param goal of the definition
 */
export function linearExpected(definition: TargetDefinition, goal: Goal, period: Period): DecimalText | null {
  if (yearOf(period) !== yearOf(definition.duePeriod)) return null;
  return definition.measure === "milestone"
    ? stageCount(definition, period)
    : onTheWay(definition, goal, period);
}

/** The schedule with one value a month, January first. */
export function scheduleOfYear(year: number, values: readonly (DecimalText | null)[]): Schedule {
  return periodsOfYear(year).map((period, index) => ({ period, expected: values[index] ?? null }));
}

/** What the schedule expects by the end of the period; null where it sets no task for it. */
export function expectedAt(schedule: Schedule, period: Period): DecimalText | null {
  return schedule.find((entry) => entry.period === period)?.expected ?? null;
}

/**
 * What is expected of a target by the end of one month (docs/rules.md, rule 3): a level by its own schedule, or by the linear one
 * where it has none; a growth rate or share by the target, whatever the month, unless the schedule has no task in it. Null
 * where nothing is due.
 */
export function expectedIn(
  definition: TargetDefinition,
  schedule: Schedule | null,
  period: Period,
): DecimalText | null {
  const own = schedule && expectedAt(schedule, period);
  if (schedule && (own === null || !isRate(definition))) return own;
  const goal = goalOf(definition);
  return goal && linearExpected(definition, goal, period);
}

/** What is expected by the end of each month of the target's year. */
export function scheduleInForce(definition: TargetDefinition, schedule: Schedule | null): Schedule {
  return (schedule ?? linearSchedule(definition)).map(({ period }) => ({
    period,
    expected: expectedIn(definition, schedule, period),
  }));
}

/** What is expected as somebody would type it: a twelfth of a target seldom ends. */
export function typable(expected: DecimalText): DecimalText {
  return toDecimalText(decimal(expected).toDecimalPlaces(4));
}

/** The schedule with some months set anew; the other months stay as they are. */
export function editSchedule(schedule: Schedule, edits: readonly ScheduleEntry[]): Schedule {
  const byPeriod = new Map([...schedule, ...edits].map((entry) => [entry.period, entry.expected]));
  return [...byPeriod]
    .map(([period, expected]) => ({ period, expected }))
    .sort((a, b) => comparePeriods(a.period, b.period));
}

/**
 * What is wrong with a schedule, in the order of its months; empty when it can be used. It has one entry for each
 * month of the year, never falls where the reported value can't fall, and reaches the target by its deadline.
 */
export function scheduleProblems(
  definition: TargetDefinition,
  schedule: Schedule,
): readonly ScheduleProblem[] {
  const year = yearOf(definition.duePeriod);
  const malformed = schedule.flatMap((entry, index): ScheduleProblem[] => {
    if (yearOf(entry.period) !== year) return [{ period: entry.period, problem: "outside_year" }];
    if (schedule.findIndex((other) => other.period === entry.period) !== index) {
      return [{ period: entry.period, problem: "duplicate_period" }];
    }
    const unreadable = entry.expected !== null && !isDecimalText(entry.expected);
    return unreadable ? [{ period: entry.period, problem: "not_a_number" }] : [];
  });
  const missing = periodsOfYear(year)
    .filter((period) => !schedule.some((entry) => entry.period === period))
    .map((period): ScheduleProblem => ({ period, problem: "missing_period" }));
  if (malformed.length + missing.length > 0) return [...malformed, ...missing];

  const goal = goalOf(definition);
  return goal === null ? [] : [...falls(definition, schedule), ...missesTarget(definition, goal, schedule)];
}

function stageCount(definition: TargetDefinition, period: Period): DecimalText | null {
  const due = stagesDue(definition.stages, period);
  return due === 0 ? null : String(due);
}

function onTheWay(definition: TargetDefinition, goal: Goal, period: Period): DecimalText {
  const months = monthsElapsed(definition.duePeriod);
  const elapsed = monthsElapsed(period);
  // What is kept has to be kept each month; only the room that a year's total may fill grows by the month.
  const constant = goal.kept && !accumulates(definition);
  if (goal.baseline === null || constant || elapsed >= months) return toDecimalText(goal.bound);
  return toDerivedText(goal.baseline.plus(goal.bound.minus(goal.baseline).times(elapsed).dividedBy(months)));
}

function falls(definition: TargetDefinition, schedule: Schedule): readonly ScheduleProblem[] {
  if (!accumulates(definition)) return [];
  const set = schedule.flatMap(({ period, expected }) =>
    expected === null ? [] : [{ period, value: decimal(expected) }],
  );
  return set
    .filter((entry, index) => entry.value.lessThan(set[index - 1]?.value ?? 0))
    .map(({ period }) => ({ period, problem: "falls" }));
}

function missesTarget(
  definition: TargetDefinition,
  goal: Goal,
  schedule: Schedule,
): readonly ScheduleProblem[] {
  const last = expectedIn(definition, schedule, definition.duePeriod);
  const reached = last !== null && satisfies(goal, decimal(last));
  return reached ? [] : [{ period: definition.duePeriod, problem: "misses_target" }];
}
