import "server-only";
import { may, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type Period, yearOf } from "@/lib/domain/period";
import { deadlineOf, type DueState, dueStateAt } from "@/lib/domain/reporting-period";
import { type ProgressTask } from "@/lib/domain/progress-task";
import { type ApprovedValue } from "@/lib/domain/standing";
import { now } from "../clock";
import { db } from "../db/client";
import { mayNot, notFound } from "../errors";
import { correctionOf, type CorrectionOutcome } from "./corrections";
import { evidenceOn, type EvidenceView } from "./evidence";
import { type ProgressStep, progressSteps } from "./progress-history";
import { lastBefore, monthRows } from "./progress-month";
import { type ProgressRecord, progressSelect, reportableTarget, toProgressRecord } from "./progress-record";
import { monthHistory } from "./record-history";
import { visibleProgress } from "./scope";
import { reportingPeriod } from "./reporting-periods";
import { targetFigures } from "./target-standing";

/** Everything that stands on the page on which a unit reports one target's month. */
export interface ProgressFormView {
  readonly target: {
    readonly id: string;
    readonly number: number;
    readonly partNumber: number;
    readonly indicator: string;
    readonly definition: TargetDefinition;
    readonly quote: string;
  };
  readonly period: Period;
  readonly deadline: Date;
  readonly dueState: DueState;
  /** The latest revision; null where nothing was written yet. */
  readonly report: ProgressRecord | null;
  /** What was approved before this revision: of the same month for a correction, else of the month before. */
  readonly approvedBefore: ProgressRecord | null;
  readonly evidence: readonly EvidenceView[];
  readonly last: ApprovedValue | null;
  /** All approved figures of the year. */
  readonly approved: readonly ApprovedValue[];
  readonly expected: DecimalText | null;
  readonly steps: readonly ProgressStep[];
  /** What became of the latest request to correct it; null where nobody asked, and while it is not approved. */
  readonly correction: CorrectionOutcome | null;
  readonly history: readonly AuditBody[];
  readonly maySubmit: boolean;
  readonly mayHandOver: boolean;
  /** The next target of the month that asks for something; null when none does. */
  readonly next: { readonly targetId: string; readonly indicator: string } | null;
}

/** Throws NOT_FOUND for a target out of sight or a month of another year, FORBIDDEN for a supporting unit. */
export async function progressForm(
  viewer: Viewer,
  key: { readonly targetId: string; readonly period: Period },
  at: Date = now(),
): Promise<ProgressFormView> {
  const { targetId, period } = key;
  const { ties, year } = await reportableTarget(viewer, targetId);
  if (yearOf(period) !== year) throw notFound();
  if (!may(viewer, "progress.write", ties)) throw mayNot("progress.write", "target", targetId);
  const [[target], reporting, revisions, rows] = await Promise.all([
    targetFigures(viewer, { year, period, ids: [targetId], at }),
    reportingPeriod(period),
    revisionsOf(viewer, targetId, period),
    monthRows(viewer, period, at),
  ]);
  if (!target) throw notFound();
  const report = revisions[0] ?? null;
  const maySubmit = may(viewer, "progress.submit", ties);
  const ids = revisions.map(({ id }) => id);
  const [evidence, steps, history, correction, approvedBefore] = await Promise.all([
    report ? evidenceOn(report.id) : [],
    progressSteps(revisions, may(viewer, "progress.view_draft", ties)),
    monthHistory(viewer, { id: targetId, ties }, period, ids),
    report?.state === "approved" ? correctionOf(report.id) : null,
    approvedBeforeRevision(viewer, targetId, period, report?.revision ?? 1),
  ]);
  return {
    target: {
      id: target.id,
      number: target.number,
      partNumber: target.partNumber,
      indicator: target.indicator,
      definition: target.definition,
      quote: target.source.quote,
    },
    period,
    deadline: deadlineOf(reporting, ties.leadUnitId ?? null),
    dueState: dueStateAt(reporting, ties.leadUnitId ?? null, at),
    report,
    approvedBefore,
    evidence,
    last: lastBefore(target.approved, period),
    approved: target.approved,
    expected: target.standing.scheduleExpected,
    steps,
    history,
    correction,
    maySubmit,
    mayHandOver: may(viewer, "progress.hand_over", ties),
    next: rows.find((row) => row.targetId !== targetId && isOpenTask(row.task, maySubmit)) ?? null,
  };
}

/** The latest revision of a month as it is stored now, for a form that met a conflict. Throws NOT_FOUND. */
export async function storedProgress(
  viewer: Viewer,
  { targetId, period }: { readonly targetId: string; readonly period: Period },
): Promise<ProgressRecord> {
  const [latest] = await revisionsOf(viewer, targetId, period);
  if (!latest) throw notFound();
  return latest;
}

/** All revisions of a month that are in sight, the latest first. */
export async function revisionsOf(
  viewer: Viewer,
  targetId: string,
  period: Period,
): Promise<ProgressRecord[]> {
  const rows = await db().progressReport.findMany({
    where: { targetId, period, AND: visibleProgress(viewer) },
    orderBy: { revision: "desc" },
    select: progressSelect,
  });
  return rows.map(toProgressRecord);
}

/** The last approval before a revision: an earlier revision of the month, else the latest month before. */
export async function approvedBeforeRevision(
  viewer: Viewer,
  targetId: string,
  period: Period,
  revision: number,
): Promise<ProgressRecord | null> {
  const row = await db().progressReport.findFirst({
    where: {
      targetId,
      state: "approved",
      period: { gte: `${yearOf(period)}-01` },
      AND: [
        visibleProgress(viewer),
        { OR: [{ period, revision: { lt: revision } }, { period: { lt: period } }] },
      ],
    },
    orderBy: [{ period: "desc" }, { revision: "desc" }],
    select: progressSelect,
  });
  return row && toProgressRecord(row);
}

function isOpenTask(task: ProgressTask, checks: boolean): boolean {
  if (task === "with_head") return checks;
  return task === "returned" || task === "to_write" || task === "to_complete";
}
