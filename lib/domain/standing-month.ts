import {
  comparePeriods,
  type DeadlineSettings,
  deadlineOf,
  DEFAULT_DEADLINE_SETTINGS,
  type Period,
  periodOf,
  periodsOfYear,
} from "./period";

/** Whether the reports of a period are due at an instant: the deadline has passed. */
export function reportsAreDue(
  period: Period,
  instant: Date,
  settings: DeadlineSettings = DEFAULT_DEADLINE_SETTINGS,
): boolean {
  return instant > deadlineOf(period, settings);
}

/**
 * The month whose standing is shown unless a reader asks for another: the last one of the year whose reports are
 * due, because an open month has hardly a report yet. January while none is due.
 */
export function standingMonth(
  year: number,
  instant: Date,
  settings: DeadlineSettings = DEFAULT_DEADLINE_SETTINGS,
): Period {
  return (
    periodsOfYear(year).findLast((period) => reportsAreDue(period, instant, settings)) ?? periodOf(year, 1)
  );
}

/** The months of the year that a reader may choose: those that have begun at the instant, at least January. */
export function standingMonths(year: number, openPeriod: Period): readonly Period[] {
  return periodsOfYear(year).filter(
    (period, index) => index === 0 || comparePeriods(period, openPeriod) <= 0,
  );
}
