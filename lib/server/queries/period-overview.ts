import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { comparePeriods, openPeriodAt, type Period, yearOf } from "@/lib/domain/period";
import { type DueState, deadlineDayOf, dueStateAt, isDue, openingDayOf } from "@/lib/domain/reporting-period";
import { standingMonths } from "@/lib/domain/standing-month";
import { isAsked, type MonthTarget, type UnitMonth, unitMonth } from "@/lib/domain/unit-month";
import { memberOf, PROGRESS_STATES } from "@/lib/domain/vocabulary";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { visibleTargets } from "./scope";
import { reportingPeriod } from "./reporting-periods";
import { type TargetFigures, type UnitName } from "./target-figures";
import { resolveStandingView, targetFigures } from "./target-standing";

export interface ExtensionView {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly reason: string;
}

/** A unit's month as its supervisor follows it: states and counts, never what a draft says. */
export interface PeriodUnit extends UnitMonth {
  readonly unit: UnitName;
  /** The unit's own deadline, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly dueState: DueState;
  readonly extension: ExtensionView | null;
}

export interface PeriodOverview {
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly opensOn: string;
  /** Everybody's deadline, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly dueState: DueState;
  /** The month's own days; null where they follow from the settings. */
  readonly own: { readonly opensOn: string | null; readonly dueOn: string | null };
  readonly lockedAt: Date | null;
  /** Of the month's own record; null where it has none. */
  readonly version: number | null;
  readonly units: readonly PeriodUnit[];
  /** What the supervisors did about the month, the latest first. */
  readonly events: readonly AuditBody[];
  readonly mayManage: boolean;
}

/**
 * Who reported for a month and who is late: every unit that leads a target, with its deadline.
 *
 * @throws LedgerError FORBIDDEN
 */
export async function periodOverview(
  viewer: Viewer,
  asked: Period | undefined,
  at: Date = now(),
): Promise<PeriodOverview> {
  if (!mayEver(viewer, "period.view")) throw forbidden();
  const open = openPeriodAt(at);
  const { years } = await resolveStandingView(viewer, {}, at);
  const period = asked && comparePeriods(asked, open) <= 0 ? asked : open;
  const [month, own, standings, extensions, events] = await Promise.all([
    reportingPeriod(period),
    db().reportingPeriod.findUnique({ where: { period }, select: { version: true } }),
    targetFigures(viewer, { year: yearOf(period), period, parts: "asked", at }),
    db().deadlineExtension.findMany({
      where: { period, withdrawnAt: null },
      select: { id: true, unitId: true, dueOn: true, reason: true },
    }),
    eventsOf(period),
  ]);
  const states = (await reportStates(viewer, [period])).get(period) ?? new Map();
  const units = new Map<string, { unit: UnitName; targets: TargetFigures[] }>();
  for (const target of standings) {
    const unit = target.assignment?.leadUnit;
    if (!unit) continue;
    const entry = units.get(unit.id) ?? { unit, targets: [] };
    entry.targets.push(target);
    units.set(unit.id, entry);
  }
  const rows = [...units.values()].map(({ unit, targets }): PeriodUnit => {
    const extension = extensions.find(({ unitId }) => unitId === unit.id);
    return {
      unit,
      dueOn: deadlineDayOf(month, unit.id),
      dueState: dueStateAt(month, unit.id, at),
      extension: extension ? { id: extension.id, dueOn: extension.dueOn, reason: extension.reason } : null,
      ...unitMonth(
        targets.map(({ id, indicator, definition, standing }) => ({
          id,
          indicator,
          asked: isAsked(definition, standing),
          revisions: states.get(id) ?? [],
        })),
        (instant) => isDue(month, unit.id, instant),
        at,
      ),
    };
  });
  return {
    period,
    periods: [...new Set([...years, yearOf(open)])]
      .filter((year) => year >= yearOf(open) - 1 && year <= yearOf(open))
      .flatMap((year) => standingMonths(year, open))
      .filter((candidate) => yearOf(candidate) === yearOf(period) || candidate.endsWith("-12"))
      .sort(comparePeriods),
    opensOn: openingDayOf(month),
    dueOn: deadlineDayOf(month, null),
    dueState: dueStateAt(month, null, at),
    own: { opensOn: month.opensOn, dueOn: month.dueOn },
    lockedAt: month.lockedAt,
    version: own?.version ?? null,
    units: rows.sort((a, b) => Number(b.late) - Number(a.late) || b.owing.length - a.owing.length),
    events,
    mayManage: mayEver(viewer, "period.manage"),
  };
}

/** Of each month and target the states of its revisions, the latest first; nothing of what they say. */
export async function reportStates(
  viewer: Viewer,
  periods: readonly Period[],
): Promise<ReadonlyMap<Period, ReadonlyMap<string, MonthTarget["revisions"]>>> {
  const rows = await db().progressReport.findMany({
    where: { period: { in: [...periods] }, target: { is: visibleTargets(viewer) } },
    orderBy: { revision: "desc" },
    select: { targetId: true, period: true, state: true, submittedAt: true, returnedBy: true },
  });
  const months = new Map<Period, Map<string, MonthTarget["revisions"]>>();
  for (const { targetId, period, submittedAt, returnedBy, ...row } of rows) {
    // What the unit head sent back to the reporter is the unit's own business: a draft, seen from outside.
    const state = returnedBy === "unit_head" ? "draft" : memberOf(PROGRESS_STATES, row.state);
    const states = months.get(period) ?? new Map<string, MonthTarget["revisions"]>();
    states.set(targetId, [...(states.get(targetId) ?? []), { state, submittedAt }]);
    months.set(period, states);
  }
  return months;
}

async function eventsOf(period: Period): Promise<readonly AuditBody[]> {
  const rows = await db().auditEvent.findMany({
    where: { recordType: "period", recordId: period },
    orderBy: { seq: "desc" },
    select: { body: true },
  });
  return rows.map(({ body }) => JSON.parse(body) as AuditBody);
}
