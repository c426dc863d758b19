import "server-only";
import { type Period } from "@/lib/domain/period";
import { type ReportingPeriod } from "@/lib/domain/reporting-period";
import { type LightThresholds } from "@/lib/domain/thresholds";
import { db } from "../db/client";
import { workCalendar } from "../work-calendar";
import { settingsOn } from "./settings";

/**
 * Everything that openings, deadlines and locks of these months rest on, by month: what the rules of
 * `lib/domain/reporting-period.ts` are asked with. The settings are those in force on a month's last day.
 */
export async function reportingPeriods(
  periods: readonly Period[],
): Promise<ReadonlyMap<Period, ReportingPeriod>> {
  const of = { period: { in: [...periods] } };
  const [settings, calendar, own, extensions] = await Promise.all([
    settingsOn("report_deadline", periods.map(lastDayOf)),
    workCalendar(),
    db().reportingPeriod.findMany({
      where: of,
      select: { period: true, opensOn: true, dueOn: true, lockedAt: true },
    }),
    db().deadlineExtension.findMany({
      where: { ...of, withdrawnAt: null },
      select: { period: true, unitId: true, dueOn: true },
    }),
  ]);
  return new Map(
    periods.map((period, index): [Period, ReportingPeriod] => {
      const set = own.find((row) => row.period === period);
      return [
        period,
        {
          period,
          settings: settings[index]!,
          calendar,
          opensOn: set?.opensOn ?? null,
          dueOn: set?.dueOn ?? null,
          lockedAt: set?.lockedAt ?? null,
          extensions: new Map(
            extensions.flatMap((row) => (row.period === period ? [[row.unitId, row.dueOn] as const] : [])),
          ),
        },
      ];
    }),
  );
}

/** The same of one month. */
export async function reportingPeriod(period: Period): Promise<ReportingPeriod> {
  return (await reportingPeriods([period])).get(period)!;
}

/** What the standing of a month rests on: its deadlines, and the thresholds in force on its last day. */
export interface MonthRules {
  readonly period: Period;
  readonly thresholds: LightThresholds;
  readonly reporting: ReportingPeriod;
}

/** The rules of several months, in their order. */
export async function monthRules(periods: readonly Period[]): Promise<readonly MonthRules[]> {
  const [thresholds, reporting] = await Promise.all([
    settingsOn("light_thresholds", periods.map(lastDayOf)),
    reportingPeriods(periods),
  ]);
  return periods.map((period, index) => ({
    period,
    thresholds: thresholds[index]!,
    reporting: reporting.get(period)!,
  }));
}

/** The same of one month. */
export async function settingsOf(period: Period): Promise<MonthRules> {
  const [rules] = await monthRules([period]);
  return rules!;
}

// Days are compared as text, so 31 is after the last day of every month and before the next month's first.
const lastDayOf = (period: Period) => `${period}-31`;
