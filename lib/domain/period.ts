/** A month of reporting (填报期), `YYYY-MM`. Text order is time order. */
export type Period = string;

const PERIOD = /^\d{4}-(?:0[1-9]|1[0-2])$/;
/** Asia/Shanghai is eight hours ahead of UTC and has had no summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export function isPeriod(text: string): text is Period {
  return PERIOD.test(text);
}

/** The period that a text names, or null. */
export function parsePeriod(text: string): Period | null {
  const trimmed = text.trim();
  return isPeriod(trimmed) ? trimmed : null;
}

/** @param month 1 to 12 */
export function periodOf(year: number, month: number): Period {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** Months of the year that have elapsed at the period's end: 1 to 12. */
export function monthsElapsed(period: Period): number {
  return Number(period.slice(5));
}

/** Negative when `a` is before `b`, 0 when they are the same month. */
export function comparePeriods(a: Period, b: Period): number {
  return (yearOf(a) - yearOf(b)) * 12 + monthsElapsed(a) - monthsElapsed(b);
}

export function nextPeriod(period: Period): Period {
  const month = monthsElapsed(period);
  return month === 12 ? periodOf(yearOf(period) + 1, 1) : periodOf(yearOf(period), month + 1);
}

/** The month before within the same year; null for January, because each year's counting begins anew. */
export function monthBefore(period: Period): Period | null {
  const month = monthsElapsed(period);
  return month === 1 ? null : periodOf(yearOf(period), month - 1);
}

/** The twelve periods of a year, January first. */
export function periodsOfYear(year: number): readonly Period[] {
  return Array.from({ length: 12 }, (_, index) => periodOf(year, index + 1));
}

/** The period that is open for reporting at an instant: the current month in Asia/Shanghai. */
export function openPeriodAt(instant: Date): Period {
  const local = new Date(instant.getTime() + SHANGHAI_OFFSET_MS);
  return periodOf(local.getUTCFullYear(), local.getUTCMonth() + 1);
}

/** The day (`YYYY-MM-DD`) of an instant in Asia/Shanghai. */
export function dayAt(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The period in which a day (`YYYY-MM-DD`) lies. */
export function periodOfDay(day: string): Period {
  return day.slice(0, 7);
}

/** The first instant of a day (`YYYY-MM-DD`) in Asia/Shanghai. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS);
}

/** The last instant of a day (`YYYY-MM-DD`) in Asia/Shanghai. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + DAY_MS - 1);
}

/** Whole calendar days in Asia/Shanghai from an instant's day to a deadline's: 0 on the day itself, negative after it. */
export function daysUntil(deadline: Date, instant: Date): number {
  const dayNumber = (at: Date) => Math.floor((at.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS);
  return dayNumber(deadline) - dayNumber(instant);
}
