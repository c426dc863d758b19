import "server-only";
import published from "chinese-days/dist/chinese-days.json";
import { DAY_KINDS, type DayKind, type WorkCalendar } from "@/lib/domain/work-calendar";
import { memberOf } from "@/lib/domain/vocabulary";
import { db } from "./db/client";

/** A day of the published calendar with the holiday that it belongs to. */
export interface PublishedDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly kind: DayKind;
  /** 春节 */
  readonly name: string;
}

/** The State Council's holidays and shifted workdays as the package `chinese-days` keeps them, by day. */
export const publishedDays: readonly PublishedDay[] = [
  ...entriesOf(published.holidays, "holiday"),
  ...entriesOf(published.workdays, "workday"),
].sort((one, other) => one.day.localeCompare(other.day));

/** The days that differ from their weekday: the published ones, over which the administrator's own entries go. */
export async function workCalendar(): Promise<WorkCalendar> {
  const own = await db().calendarDay.findMany({ select: { day: true, kind: true } });
  return new Map([
    ...publishedDays.map(({ day, kind }) => [day, kind] as const),
    ...own.map(({ day, kind }) => [day, memberOf(DAY_KINDS, kind)] as const),
  ]);
}

/** The package says `Spring Festival,春节,3`: the names in English and Chinese, and the days of the holiday. */
function entriesOf(days: Readonly<Record<string, string>>, kind: DayKind): PublishedDay[] {
  return Object.entries(days).map(([day, said]) => ({ day, kind, name: said.split(",")[1] ?? said }));
}
