import { isDay } from "./assignment";
import { deadlineDayOf, isDue, type ReportingPeriod } from "./reporting-period";

/** What the supervisor may change about a month of reporting, and when. */

export const PERIOD_PROBLEMS = [
  "day_missing",
  "day_in_past",
  "opening_outside_month",
  "opening_after_deadline",
  "extension_not_later",
  "deadline_not_passed",
  "locked_already",
  "not_locked",
] as const;
export type PeriodProblem = (typeof PERIOD_PROBLEMS)[number];

export type PeriodDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: PeriodProblem; readonly field?: "opensOn" | "dueOn" };

/**
 * A month's own opening and deadline; null goes back to the settings. A deadline is not moved into the past: nobody
 * becomes late by it.
 *
 * @param today `YYYY-MM-DD`
 */
export function decidePeriodDays(
  month: ReportingPeriod,
  { opensOn, dueOn }: { readonly opensOn: string | null; readonly dueOn: string | null },
  today: string,
): PeriodDecision {
  if (opensOn !== null && !isDay(opensOn)) return refuse("day_missing", "opensOn");
  if (dueOn !== null && !isDay(dueOn)) return refuse("day_missing", "dueOn");
  if (opensOn !== null && opensOn !== month.opensOn && !opensOn.startsWith(month.period))
    return refuse("opening_outside_month", "opensOn");
  if (dueOn !== null && dueOn !== month.dueOn && dueOn < today) return refuse("day_in_past", "dueOn");
  const changed = { ...month, opensOn, dueOn };
  if (opensOn !== null && opensOn > deadlineDayOf(changed, null))
    return refuse("opening_after_deadline", "opensOn");
  return { ok: true };
}

/**
 * More time for one unit (延期), before or after the deadline: until a day that is still to come and later than what
 * holds for all.
 *
 * @param today `YYYY-MM-DD`
 */
export function decideExtension(month: ReportingPeriod, dueOn: string, today: string): PeriodDecision {
  if (!isDay(dueOn)) return refuse("day_missing", "dueOn");
  if (dueOn < today) return refuse("day_in_past", "dueOn");
  if (dueOn <= deadlineDayOf(month, null)) return refuse("extension_not_later", "dueOn");
  return { ok: true };
}

/** Lock a month once everybody had the time to report. */
export function decideLock(month: ReportingPeriod, instant: Date): PeriodDecision {
  if (month.lockedAt !== null) return refuse("locked_already");
  return isDue(month, null, instant) ? { ok: true } : refuse("deadline_not_passed");
}

export function decideUnlock(month: ReportingPeriod): PeriodDecision {
  return month.lockedAt === null ? refuse("not_locked") : { ok: true };
}

function refuse(problem: PeriodProblem, field?: "opensOn" | "dueOn"): PeriodDecision {
  return { ok: false, problem, field };
}
