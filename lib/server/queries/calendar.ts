import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { DAY_KINDS, type DayKind } from "@/lib/domain/work-calendar";
import { memberOf } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { publishedDays } from "../work-calendar";

/** A day that differs from its weekday. */
export interface CalendarEntry {
  readonly day: string;
  readonly kind: DayKind;
  readonly name: string;
  /** What the published calendar says of a day that the administrator entered; null where it says nothing. */
  readonly overrules: DayKind | null;
  /** Of the administrator's own entry; null for a published day. */
  readonly version: number | null;
  readonly changeable: boolean;
}

export interface CalendarYear {
  readonly year: number;
  readonly years: readonly number[];
  readonly today: string;
  /** Whether the published calendar knows the year. */
  readonly published: boolean;
  readonly entries: readonly CalendarEntry[];
}

/** The holidays and shifted workdays of a year, published and own. @throws LedgerError FORBIDDEN */
export async function calendarYear(viewer: Viewer, asked?: number): Promise<CalendarYear> {
  if (!mayEver(viewer, "setting.manage")) throw forbidden();
  const today = dayOf(now());
  const current = Number(today.slice(0, 4));
  const year = asked ?? current;
  const own = await db().calendarDay.findMany({
    where: { day: { startsWith: `${year}-` } },
    select: { day: true, kind: true, name: true, version: true },
  });
  const published = publishedDays.filter(({ day }) => day.startsWith(`${year}-`));
  const entries = new Map<string, CalendarEntry>();
  for (const { day, kind, name } of published)
    entries.set(day, { day, kind, name, overrules: null, version: null, changeable: day >= today });
  for (const { day, kind, name, version } of own)
    entries.set(day, {
      day,
      kind: memberOf(DAY_KINDS, kind),
      name,
      overrules: entries.get(day)?.kind ?? null,
      version,
      changeable: day >= today,
    });
  return {
    year,
    years: [...new Set([current - 1, current, current + 1, year])].sort((a, b) => a - b),
    today,
    published: published.length > 0,
    entries: [...entries.values()].sort((one, other) => one.day.localeCompare(other.day)),
  };
}
