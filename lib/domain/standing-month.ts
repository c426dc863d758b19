import { comparePeriods, type Period, periodOf, periodsOfYear } from "./period";
import { isDue, type ReportingPeriod } from "./reporting-period";

/**
 * The month whose standing is shown unless a reader asks for another: the last one of the year whose general deadline
 * has passed, because an open month has hardly a report yet. January while none is due.
 *
 * @param months the months of the year, in order
 */
export function standingMonth(year: number, instant: Date, months: readonly ReportingPeriod[]): Period {
  return months.findLast((month) => isDue(month, null, instant))?.period ?? periodOf(year, 1);
}

/** The months of the year that a reader may choose: those that have begun at the instant, at least January. */
export function standingMonths(year: number, openPeriod: Period): readonly Period[] {
  return periodsOfYear(year).filter(
    (period, index) => index === 0 || comparePeriods(period, openPeriod) <= 0,
  );
}
