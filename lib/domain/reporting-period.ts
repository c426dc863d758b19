import { endOfDay, monthsElapsed, type Period, startOfDay, yearOf } from "./period";
import { type WorkCalendar, workdayFrom } from "./work-calendar";

/**
 * A month of reporting (填报期) with its opening, its deadline and its lock. All of it follows from the settings; the
 * supervisor may set a month's own opening and deadline, give single units more time (延期), and lock it.
 */
export interface ReportingPeriod {
  readonly period: Period;
  readonly settings: DeadlineSettings;
  readonly calendar: WorkCalendar;
  /** The month's own opening day (`YYYY-MM-DD`); null: by the settings. */
  readonly opensOn: string | null;
  /** The month's own deadline (`YYYY-MM-DD`); null: by the settings and the calendar. */
  readonly dueOn: string | null;
  readonly lockedAt: Date | null;
  /** By unit the day (`YYYY-MM-DD`) until which it was given time. */
  readonly extensions: ReadonlyMap<string, string>;
}

export interface DeadlineSettings {
  /** Day of the month from which units report; a shorter month's last day where it has no such day. */
  readonly openingDay: number;
  /** Day of the month by whose end a report is due; a shorter month's last day where it has no such day. */
  readonly deadlineDay: number;
  /** How many days before the deadline a report counts as due soon. */
  readonly dueSoonDays: number;
}

/** Monthly reports are usually due by the 25th. */
export const DEFAULT_DEADLINE_SETTINGS: DeadlineSettings = { openingDay: 1, deadlineDay: 25, dueSoonDays: 3 };

/** `not_open`: reporting has not begun · `open` · `due_soon` · `overdue`: the deadline has passed. */
export const DUE_STATES = ["not_open", "open", "due_soon", "overdue"] as const;
export type DueState = (typeof DUE_STATES)[number];

/**
 * `future`: reporting has not begun · `open` · `closed`: the month is locked, because its standing was circulated; what
 * is in it changes by correction only.
 */
export type PeriodState = "future" | "open" | "closed";

const DAY_MS = 86_400_000;

/** A month for which the supervisor set nothing. */
export function periodBySettings(
  period: Period,
  settings: DeadlineSettings = DEFAULT_DEADLINE_SETTINGS,
  calendar: WorkCalendar = new Map(),
): ReportingPeriod {
  return { period, settings, calendar, opensOn: null, dueOn: null, lockedAt: null, extensions: new Map() };
}

/** The first day (`YYYY-MM-DD`) on which units report the month. */
export function openingDayOf(month: ReportingPeriod): string {
  return month.opensOn ?? dayIn(month.period, month.settings.openingDay);
}

/**
 * THE deadline of a unit for a month, as a day (`YYYY-MM-DD`): what the unit was given by an extension, else the day
 * that the supervisor set for the month, else the day of the settings, moved to the next workday. A day that a person
 * chose is not moved.
 *
 * @param unitId null for the general deadline, without extensions
 */
export function deadlineDayOf(month: ReportingPeriod, unitId: string | null): string {
  const general = month.dueOn ?? workdayFrom(dayIn(month.period, month.settings.deadlineDay), month.calendar);
  const extended = unitId === null ? undefined : month.extensions.get(unitId);
  // A general deadline that was moved behind an extension holds for everybody.
  return extended !== undefined && extended > general ? extended : general;
}

/** The last instant at which a unit's report for the month is in time: the end of its deadline day in Asia/Shanghai. */
export function deadlineOf(month: ReportingPeriod, unitId: string | null): Date {
  return endOfDay(deadlineDayOf(month, unitId));
}

/** Whether a unit's reports of the month are due at an instant: its deadline has passed. A report submitted then is late. */
export function isDue(month: ReportingPeriod, unitId: string | null, instant: Date): boolean {
  return instant > deadlineOf(month, unitId);
}

/** How pressing a report that has not been submitted is at an instant. */
export function dueStateAt(month: ReportingPeriod, unitId: string | null, instant: Date): DueState {
  if (instant < startOfDay(openingDayOf(month))) return "not_open";
  const left = deadlineOf(month, unitId).getTime() - instant.getTime();
  if (left < 0) return "overdue";
  return left < month.settings.dueSoonDays * DAY_MS ? "due_soon" : "open";
}

/**
 * Whether a unit may write and submit at an instant. A locked month stays open for a unit with an extension that has
 * not run out, and for a report that was sent back after the lock.
 */
export function periodStateAt(
  month: ReportingPeriod,
  unit: { readonly unitId: string | null; readonly returnedAt: Date | null },
  instant: Date,
): PeriodState {
  if (instant < startOfDay(openingDayOf(month))) return "future";
  if (month.lockedAt === null) return "open";
  if (unit.returnedAt !== null && unit.returnedAt >= month.lockedAt) return "open";
  const extended = unit.unitId === null ? undefined : month.extensions.get(unit.unitId);
  return extended !== undefined && instant <= endOfDay(extended) ? "open" : "closed";
}

/** A day of the month by its number; a shorter month's last day where it has no such day. */
function dayIn(period: Period, number: number): string {
  const lastDay = new Date(Date.UTC(yearOf(period), monthsElapsed(period), 0)).getUTCDate();
  return `${period}-${String(Math.min(number, lastDay)).padStart(2, "0")}`;
}
