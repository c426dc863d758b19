import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { endOfDay, type Period, periodsOfYear } from "@/lib/domain/period";
import { isDue, deadlineOf } from "@/lib/domain/reporting-period";
import { isAsked, unitMonth } from "@/lib/domain/unit-month";
import { targetNumber } from "@/lib/domain/split";
import { dayOf } from "@/lib/format/dates";
import { db } from "../db/client";
import { reportingPeriods } from "../queries/reporting-periods";
import { reportStates } from "../queries/period-overview";
import { settingOn } from "../queries/settings";
import { type SnapshotDetail } from "../queries/snapshots";
import { standingsByMonth } from "../queries/target-standing";
import { type LateReport, type OverdueNotice, type ScoreFacts } from "./content";

/**
 * What the scores of all units with targets in a snapshot are made of: the figures as they were frozen, the reports of
 * the year that came late by then, the notices that were not answered in time, and the rules in force at its month's end.
 *
 * @param viewer somebody who sees the whole ledger
 */
export async function scoreFacts(viewer: Viewer, snapshot: SnapshotDetail): Promise<readonly ScoreFacts[]> {
  const { period, takenAt } = snapshot;
  const [rules, late, overdue] = await Promise.all([
    // Days are compared as text, so 31 is the last day of any month.
    settingOn("scoring_rules", `${period}-31`),
    lateReports(viewer, period, takenAt),
    overdueNotices(period, takenAt),
  ]);
  const units = new Map<string, ScoreFacts>();
  for (const { assignment, ...row } of snapshot.rows) {
    if (!assignment) continue;
    const unit = assignment.leadUnit;
    const { id, number, indicator, weight, definition, standing, parts } = row;
    const facts = units.get(unit.id) ?? {
      unit,
      period,
      rules,
      targets: [],
      late: late.get(unit.id) ?? [],
      overdue: overdue.get(unit.id) ?? [],
      adjustments: [],
    };
    const split = parts ? { parts: parts.total } : {};
    const target = { id, number, indicator, weight, definition, standing, ...split };
    units.set(unit.id, { ...facts, targets: [...facts.targets, target] });
  }
  return [...units.values()];
}

/**
 * By unit the reports of the year's months that reached the supervisor after their deadline, or had not by an
 * instant. A split target (分解) is reported by its parts: what is late of them counts against the units of the parts.
 */
async function lateReports(
  viewer: Viewer,
  period: Period,
  at: Date,
): Promise<ReadonlyMap<string, readonly LateReport[]>> {
  const year = Number(period.slice(0, 4));
  const periods = periodsOfYear(year).filter((month) => month <= period);
  const [months, standings, states, created] = await Promise.all([
    reportingPeriods(periods),
    standingsByMonth(viewer, { year, periods, at, parts: "asked" }),
    reportStates(viewer, periods),
    db().target.findMany({ where: { year }, select: { id: true, createdAt: true } }),
  ]);
  const createdAt = new Map(created.map((row) => [row.id, row.createdAt]));
  const late = new Map<string, LateReport[]>();
  for (const [month, targets] of standings)
    for (const target of targets) {
      const { id, indicator, definition, standing, assignment, state } = target;
      const unitId = assignment?.leadUnit.id;
      const reporting = months.get(month);
      if (unitId === undefined || reporting === undefined || state !== "active") continue;
      // Nobody owed a report before there was a target.
      if (!isDue(reporting, unitId, at) || createdAt.get(id)! > deadlineOf(reporting, unitId)) continue;
      const { submittedLate, owing } = unitMonth(
        [
          {
            id,
            indicator,
            asked: isAsked(definition, standing),
            revisions: states.get(month)?.get(id) ?? [],
          },
        ],
        (instant) => isDue(reporting, unitId, instant),
        at,
      );
      const part = target.parentId === null ? {} : { part: targetNumber(target) };
      if (submittedLate + owing.length > 0)
        late.set(unitId, [...(late.get(unitId) ?? []), { targetId: id, indicator, ...part, period: month }]);
    }
  return late;
}

/** By unit the notices whose deadline in the year has passed without a reply in time. */
async function overdueNotices(
  period: Period,
  at: Date,
): Promise<ReadonlyMap<string, readonly OverdueNotice[]>> {
  const year = period.slice(0, 4);
  const notices = await db().notice.findMany({
    where: { state: { not: "draft" }, dueOn: { gte: `${year}-01-01`, lt: dayOf(at) } },
    orderBy: { dueOn: "asc" },
    select: {
      number: true,
      title: true,
      dueOn: true,
      unitId: true,
      replies: { where: { kind: "reply" }, orderBy: { at: "asc" }, take: 1, select: { at: true } },
    },
  });
  const overdue = new Map<string, OverdueNotice[]>();
  for (const { unitId, replies, ...notice } of notices) {
    const answered = replies[0]?.at;
    if (answered && answered <= endOfDay(notice.dueOn)) continue;
    overdue.set(unitId, [...(overdue.get(unitId) ?? []), notice]);
  }
  return overdue;
}
