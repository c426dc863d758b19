import { type Period } from "../domain/period";
import { type Locale, timeZone } from "./locale";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

// Only the numbers come from the runtime: its wording differs between Node and browsers, which breaks hydration.
const inShanghai = new Intl.DateTimeFormat("en-US", {
  timeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** A period as a reader calls it: `2026年9月`, `Sep 2026`. */
export function formatPeriod(period: Period, locale: Locale): string {
  const [year = "", month = ""] = period.split("-");
  return locale === "en" ? `${monthName(month)} ${year}` : `${year}年${Number(month)}月`;
}

/** The month alone, where the year is said elsewhere: `9月`, `Sep`. */
export function formatMonth(period: Period, locale: Locale): string {
  const month = period.slice(5);
  return locale === "en" ? monthName(month) : `${Number(month)}月`;
}

/** A calendar day (`YYYY-MM-DD`): `2026年9月25日`, `25 Sep 2026`. */
export function formatDay(day: string, locale: Locale): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return locale === "en"
    ? `${Number(date)} ${monthName(month)} ${year}`
    : `${year}年${Number(month)}月${Number(date)}日`;
}

/** The weekday of a calendar day (`YYYY-MM-DD`): `星期五`, `Fri`. */
export function formatWeekday(day: string, locale: Locale): string {
  const number = new Date(`${day}T00:00:00Z`).getUTCDay();
  return locale === "en"
    ? (["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][number] ?? "")
    : `星期${"日一二三四五六"[number] ?? ""}`;
}

/** The day of an instant in Asia/Shanghai. */
export function formatDate(instant: Date, locale: Locale): string {
  return formatDay(dayOf(instant), locale);
}

/** Day and minute of an instant in Asia/Shanghai: `2026年9月25日 18:05`. */
export function formatDateTime(instant: Date, locale: Locale): string {
  return `${formatDate(instant, locale)} ${formatTime(instant)}`;
}

/** The minute of an instant in Asia/Shanghai: `18:05`. */
export function formatTime(instant: Date): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** An instant to the second in Asia/Shanghai, as logs write it: `2026-09-25 18:05:09`. */
export function formatInstant(instant: Date): string {
  const { hour, minute, second } = partsOf(instant);
  return `${dayOf(instant)} ${hour}:${minute}:${second}`;
}

/** The calendar day (`YYYY-MM-DD`) of an instant in Asia/Shanghai, for file names and date fields. */
export function dayOf(instant: Date): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

function partsOf(instant: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(inShanghai.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function monthName(month: string): string {
  return MONTHS[Number(month) - 1] ?? month;
}
