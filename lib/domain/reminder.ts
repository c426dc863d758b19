import { type EscalationSettings, noticeWarning } from "./escalation";
import { type ReminderItem, type WaitingKind } from "./message";
import { comparePeriods, daysUntil, startOfDay } from "./period";
import {
  deadlineDayOf,
  deadlineOf,
  dueStateAt,
  periodStateAt,
  type ReportingPeriod,
} from "./reporting-period";
import { type NoticeState, type Role } from "./vocabulary";
import { isWorkday, type WorkCalendar } from "./work-calendar";

/**
 * 提醒: who is told what on a day. Before the deadline the reporter is told, on it the unit head too, after it both; a
 * unit that stays late comes before the supervisors. What waits for a person is told to whoever may deal with it.
 */

export interface ReminderSettings {
  /** The hour (0–23, Asia/Shanghai) from which the day's reminders are sent. */
  readonly hour: number;
  /** Late by at least so many days, a unit's reports come before its head. */
  readonly headAfterDays: number;
  /** Late by at least so many days, a unit comes before the supervisors. */
  readonly officeAfterDays: number;
}

export const DEFAULT_REMINDERS: ReminderSettings = { hour: 8, headAfterDays: 1, officeAfterDays: 3 };

export interface RemindedPerson {
  readonly id: string;
  readonly unitId: string | null;
  /** The own role, and those in whose place the person acts on that day (代理). */
  readonly roles: readonly Role[];
}

/** A unit's reports of one month, as far as they lie with the unit. */
export interface UnitDesk {
  readonly unitId: string;
  readonly unit: string;
  readonly month: ReportingPeriod;
  /** Not written, or written and not handed on. */
  readonly toWrite: number;
  /** Sent back to the reporter, by whomever. */
  readonly returned: number;
  /** Handed over to the unit head. */
  readonly withHead: number;
}

export interface ReminderFacts {
  readonly people: readonly RemindedPerson[];
  readonly desks: readonly UnitDesk[];
  /** Each thing that waits for a supervisor, with those who must not decide on it because it is their own. */
  readonly waiting: readonly { readonly what: WaitingKind; readonly by: readonly string[] }[];
  /** Notices that were issued and not closed. */
  readonly notices: readonly {
    readonly id: string;
    readonly number: string;
    readonly unitId: string;
    readonly unit: string;
    readonly state: NoticeState;
    readonly dueOn: string;
    /** The last reply was sent back, and no new one came. */
    readonly returned: boolean;
  }[];
  readonly calendar: WorkCalendar;
  readonly settings: ReminderSettings;
  readonly escalation: EscalationSettings;
}

/**
 * What each person is reminded of on a day; who has nothing to do is not in it. On a day on which nobody works
 * only those are told whose day it is.
 *
 * @param day `YYYY-MM-DD`
 */
export function remindersFor(
  facts: ReminderFacts,
  day: string,
): ReadonlyMap<string, readonly ReminderItem[]> {
  const working = isWorkday(day, facts.calendar);
  const entries = facts.people
    .map((person) => [person.id, itemsFor(person, facts, day)] as const)
    .filter(([, items]) => items.length > 0 && (working || items.some(isToday)));
  return new Map(entries);
}

function isToday(item: ReminderItem): boolean {
  return item.about === "due_today" || (item.about === "notice" && item.reason === "near" && item.days === 0);
}

function itemsFor(person: RemindedPerson, facts: ReminderFacts, day: string): readonly ReminderItem[] {
  const is = (role: Role) => person.roles.includes(role);
  const desks = facts.desks
    .filter(({ unitId }) => unitId === person.unitId)
    .toSorted((one, other) => comparePeriods(one.month.period, other.month.period));
  return [
    ...(is("unit_head") ? noticeItems(person.unitId, facts, day) : []),
    ...(is("reporter") || is("unit_head") ? desks.flatMap((desk) => deskItems(desk, is, facts, day)) : []),
    ...(is("supervisor") ? officeItems(person, facts, day) : []),
  ];
}

/** What a month leaves on the desks of its unit. */
function deskItems(
  { unitId, month, toWrite, returned, withHead }: UnitDesk,
  is: (role: Role) => boolean,
  facts: ReminderFacts,
  day: string,
): ReminderItem[] {
  const { period } = month;
  const items: ReminderItem[] = [];
  const reporter = is("reporter") || !hasReporter(unitId, facts);
  if (returned > 0 && reporter) items.push({ about: "returned", period, count: returned });
  if (withHead > 0 && is("unit_head")) items.push({ about: "with_head", period, count: withHead });
  const due = dueOf(unitId, month, day);
  if (!due || toWrite === 0) return items;
  const told =
    reporter ||
    due.about === "due_today" ||
    (due.about === "late" && due.days >= Math.max(1, facts.settings.headAfterDays));
  if (told) items.push({ ...due, period, count: toWrite });
  return items;
}

function hasReporter(unitId: string, { people }: ReminderFacts): boolean {
  return people.some((person) => person.unitId === unitId && person.roles.includes("reporter"));
}

/** How a month's deadline presses its unit on a day; null where it doesn't, or the unit can't report any more. */
function dueOf(unitId: string, month: ReportingPeriod, day: string) {
  const morning = startOfDay(day);
  const open = periodStateAt(month, { unitId, returnedAt: null }, morning) === "open";
  const state = dueStateAt(month, unitId, morning);
  const days = daysUntil(deadlineOf(month, unitId), morning);
  if (!open || state === "not_open" || (state === "open" && days > 0)) return null;
  const about = days < 0 ? ("late" as const) : days === 0 ? ("due_today" as const) : ("due_soon" as const);
  return { about, dueOn: deadlineDayOf(month, unitId), days: Math.abs(days) };
}

function officeItems(person: RemindedPerson, facts: ReminderFacts, day: string): ReminderItem[] {
  const { officeAfterDays } = facts.settings;
  const kinds = [...new Set(facts.waiting.map(({ what }) => what))];
  const waiting = kinds.flatMap((what): ReminderItem[] => {
    const count = facts.waiting.filter(
      (thing) => thing.what === what && !thing.by.includes(person.id),
    ).length;
    return count > 0 ? [{ about: "waiting", what, count }] : [];
  });
  const late = facts.desks.filter(({ unitId, month, toWrite, returned, withHead }) => {
    const due = dueOf(unitId, month, day);
    return (
      toWrite + returned + withHead > 0 && due?.about === "late" && due.days >= Math.max(1, officeAfterDays)
    );
  });
  const periods = [...new Set(late.map(({ month }) => month.period))].sort(comparePeriods);
  return [
    ...waiting,
    ...periods.map((period): ReminderItem => {
      const desks = late.filter(({ month }) => month.period === period);
      return {
        about: "units_late",
        period,
        units: desks.map(({ unit }) => unit),
        count: desks.reduce((sum, { toWrite, returned, withHead }) => sum + toWrite + returned + withHead, 0),
      };
    }),
    ...noticeItems(null, facts, day),
  ];
}

/**
 * The notices that press on a day.
 *
 * @param unitId the unit that owes the answer is told of each that is near, weak or late, and of each that it has not
 * received (签收); null: the supervisors are told of what is late
 */
function noticeItems(unitId: string | null, facts: ReminderFacts, day: string): ReminderItem[] {
  return facts.notices.flatMap((notice): ReminderItem[] => {
    if (unitId !== null && notice.unitId !== unitId) return [];
    const { id, number, unit } = notice;
    const warning = noticeWarning(notice, startOfDay(day), facts.escalation);
    const late = warning?.reason === "late" || warning?.reason === "overdue";
    if (warning && (unitId !== null || late))
      return [{ about: "notice", id, number, unit, reason: warning.reason, days: warning.days }];
    return unitId !== null && notice.state === "issued"
      ? [{ about: "notice", id, number, unit, reason: "unsigned", days: 0 }]
      : [];
  });
}
