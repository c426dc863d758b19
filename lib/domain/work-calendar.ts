/** What a day is that does not follow from its weekday: a public holiday (法定节假日) or a shifted workday (调休上班). */
export const DAY_KINDS = ["holiday", "workday"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** The days (`YYYY-MM-DD`) that differ from their weekday; all others work from Monday to Friday. */
export type WorkCalendar = ReadonlyMap<string, DayKind>;

/** Longer than any holiday, so that a table with a mistake in it can't send a deadline away for ever. */
const LONGEST_BREAK_DAYS = 31;

/** Whether people work on a day (`YYYY-MM-DD`). */
export function isWorkday(day: string, calendar: WorkCalendar): boolean {
  const kind = calendar.get(day);
  if (kind) return kind === "workday";
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day itself when people work on it, else the first workday after it (顺延至下一工作日). */
export function workdayFrom(day: string, calendar: WorkCalendar): string {
  let candidate = day;
  for (let passed = 0; passed < LONGEST_BREAK_DAYS; passed += 1) {
    if (isWorkday(candidate, calendar)) return candidate;
    candidate = dayAfter(candidate);
  }
  return day;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
