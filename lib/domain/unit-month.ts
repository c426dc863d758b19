import { accumulates, type TargetDefinition } from "./goal";
import { comparePeriods } from "./period";
import { type Standing } from "./standing";
import { type ProgressState } from "./vocabulary";

/** One target of a unit in one month, as far as its supervisor follows it: states, never what a draft says. */
export interface MonthTarget {
  readonly id: string;
  readonly indicator: string;
  /** Whether the month has a task for it. */
  readonly asked: boolean;
  /** The revisions of its report, the latest first. */
  readonly revisions: readonly { readonly state: ProgressState; readonly submittedAt: Date | null }[];
}

/** What a unit did of its month: each target that is asked for, or was reported all the same, counts once. */
export interface UnitMonth {
  readonly total: number;
  readonly unwritten: number;
  readonly drafted: number;
  readonly returned: number;
  readonly submitted: number;
  readonly approved: number;
  /** Submitted or approved, but after the deadline. */
  readonly submittedLate: number;
  /** The deadline has passed and something is owed. */
  readonly late: boolean;
  /** Targets whose report did not reach the supervisor. */
  readonly owing: readonly { readonly id: string; readonly indicator: string }[];
}

/** What a month asks of a target: a report, or nothing, because nothing is due yet or because it was reached before. */
export type MonthNeed = "asked" | "no_task" | "settled";

/**
 * What a month asks of a target: a judgement each month, all others a report where the schedule has a task. What only
 * grows and was reached in an earlier month (销号) stands without a further report, so nobody is asked for one; it may
 * be reported all the same.
 *
 * @param standing the target's standing at the end of the month
 */
export function monthNeed(definition: TargetDefinition, standing: Standing): MonthNeed {
  const { period, reachedIn } = standing.reason.params;
  if (accumulates(definition) && reachedIn !== null && comparePeriods(reachedIn, period) < 0)
    return "settled";
  return definition.measure === "qualitative" || standing.scheduleExpected !== null ? "asked" : "no_task";
}

/** Whether a month asks a report of a target. */
export function isAsked(definition: TargetDefinition, standing: Standing): boolean {
  return monthNeed(definition, standing) === "asked";
}

/**
 * Adds up a unit's month. What was approved once stays approved while its correction is written.
 *
 * @param isLate whether an instant lies after the unit's deadline
 */
export function unitMonth(
  targets: readonly MonthTarget[],
  isLate: (instant: Date) => boolean,
  at: Date,
): UnitMonth {
  const counted = targets
    .filter(({ asked, revisions }) => asked || revisions.length > 0)
    .map((target) => ({ ...target, state: stateOf(target.revisions) }));
  const count = (state: ReturnType<typeof stateOf>) =>
    counted.filter((target) => target.state === state).length;
  const owing = counted.filter(({ asked, state }) => asked && state !== "submitted" && state !== "approved");
  return {
    total: counted.length,
    unwritten: count(null),
    drafted: count("draft"),
    returned: count("returned"),
    submitted: count("submitted"),
    approved: count("approved"),
    submittedLate: counted.filter(({ revisions }) => {
      const first = revisions.at(-1)?.submittedAt;
      return first ? isLate(first) : false;
    }).length,
    late: owing.length > 0 && isLate(at),
    owing: owing.map(({ id, indicator }) => ({ id, indicator })),
  };
}

function stateOf(revisions: MonthTarget["revisions"]): ProgressState | null {
  if (revisions.some(({ state }) => state === "approved")) return "approved";
  return revisions[0]?.state ?? null;
}
