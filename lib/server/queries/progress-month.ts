import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type TargetDefinition } from "@/lib/domain/goal";
import { comparePeriods, openPeriodAt, type Period, periodsOfYear, yearOf } from "@/lib/domain/period";
import { type ProgressGap, progressGaps } from "@/lib/domain/progress";
import { byTask, isUnfinished, type ProgressTask, progressTask } from "@/lib/domain/progress-task";
import { deadlineOf, type DueState, dueStateAt } from "@/lib/domain/reporting-period";
import { type ApprovedValue } from "@/lib/domain/standing";
import { standingMonths } from "@/lib/domain/standing-month";
import { monthNeed } from "@/lib/domain/unit-month";
import { now } from "../clock";
import { db } from "../db/client";
import { type ProgressRecord, progressSelect, toProgressRecord } from "./progress-record";
import { visibleProgress } from "./scope";
import { reportingPeriod } from "./reporting-periods";
import { type TargetFigures } from "./target-figures";
import { targetFigures } from "./target-standing";

/** One target of the unit in one month: what is asked, what is there, what to compare with. */
export interface MonthRow {
  readonly targetId: string;
  readonly number: number;
  readonly partNumber: number;
  readonly indicator: string;
  readonly definition: TargetDefinition;
  readonly task: ProgressTask;
  readonly report: ProgressRecord | null;
  /** What the report lacks for being submitted; empty once it lies with the supervisor. */
  readonly gaps: readonly ProgressGap[];
  /** The latest approved figure of an earlier month. */
  readonly last: ApprovedValue | null;
  /** All approved figures of the year. */
  readonly approved: readonly ApprovedValue[];
  readonly expected: DecimalText | null;
}

export interface ProgressMonth {
  readonly period: Period;
  /** The months to choose from, in order: those of the year that have begun, and those in which work may lie. */
  readonly periods: readonly Period[];
  readonly deadline: Date;
  readonly dueState: DueState;
  readonly rows: readonly MonthRow[];
}

/**
 * The own unit's reports of one month, what is asked first at the top.
 *
 * @param asked the month; without one the month that is open now
 */
export async function progressMonth(
  viewer: Viewer,
  asked?: Period,
  at: Date = now(),
): Promise<ProgressMonth> {
  const open = openPeriodAt(at);
  const period = asked && comparePeriods(asked, open) <= 0 ? asked : open;
  const [reporting, rows, working] = await Promise.all([
    reportingPeriod(period),
    monthRows(viewer, period, at),
    workingPeriods(viewer, at),
  ]);
  return {
    period,
    periods: [...new Set([...standingMonths(yearOf(period), open), ...working])].sort(comparePeriods),
    deadline: deadlineOf(reporting, viewer.unitId),
    dueState: dueStateAt(reporting, viewer.unitId, at),
    rows,
  };
}

/**
 * The months in which the unit's work may lie, in order: those of the open month's year, and before them those of the
 * year before that are not finished, because a year's last reports are still written and reviewed in the next one.
 */
export async function workingPeriods(viewer: Viewer, at: Date): Promise<readonly Period[]> {
  const open = openPeriodAt(at);
  const before = await Promise.all(
    periodsOfYear(yearOf(open) - 1).map(async (period) => ({
      period,
      unfinished: (await monthRows(viewer, period, at)).some(({ task }) => isUnfinished(task)),
    })),
  );
  return [
    ...before.filter(({ unfinished }) => unfinished).map(({ period }) => period),
    ...standingMonths(yearOf(open), open),
  ];
}

/** The rows of a month for the targets that the viewer's unit leads. */
export async function monthRows(viewer: Viewer, period: Period, at: Date): Promise<readonly MonthRow[]> {
  if (viewer.unitId === null) return [];
  const standings = await targetFigures(viewer, {
    year: yearOf(period),
    period,
    filter: { unit: viewer.unitId },
    parts: "asked",
    at,
  });
  const led = standings.filter(({ assignment }) => assignment?.leadUnit.id === viewer.unitId);
  const reports = await latestReports(
    viewer,
    led.map(({ id }) => id),
    period,
  );
  return led.map((target) => monthRow(target, reports.get(target.id) ?? null, period)).sort(byTask);
}

/** The latest revision of each target's report for a month, as far as it is in sight. */
export async function latestReports(
  viewer: Viewer,
  targetIds: readonly string[],
  period: Period,
): Promise<ReadonlyMap<string, ProgressRecord>> {
  const rows = await db().progressReport.findMany({
    where: { targetId: { in: [...targetIds] }, period, AND: visibleProgress(viewer) },
    orderBy: { revision: "asc" },
    select: progressSelect,
  });
  return new Map(rows.map((row) => [row.targetId, toProgressRecord(row)]));
}

function monthRow(target: TargetFigures, report: ProgressRecord | null, period: Period): MonthRow {
  const { definition, standing } = target;
  const onDesk = report?.state === "draft" || report?.state === "returned";
  const gaps = report && onDesk ? progressGaps(definition.measure, report) : [];
  return {
    targetId: target.id,
    number: target.number,
    partNumber: target.partNumber,
    indicator: target.indicator,
    definition,
    task: progressTask(
      report && { state: report.state, gaps, handedOver: report.handedOverAt !== null },
      monthNeed(definition, standing),
    ),
    report,
    gaps,
    last: lastBefore(target.approved, period),
    approved: target.approved,
    expected: standing.scheduleExpected,
  };
}

/** The latest approved figure before a month. */
export function lastBefore(approved: readonly ApprovedValue[], period: Period): ApprovedValue | null {
  return approved.findLast((entry) => comparePeriods(entry.period, period) < 0) ?? null;
}
