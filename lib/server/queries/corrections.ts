import "server-only";
import { actingIds, mayEver, type Viewer } from "@/lib/domain/access";
import { CORRECTION_STATES, type CorrectionState } from "@/lib/domain/correction";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type Period } from "@/lib/domain/period";
import { memberOf } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { type ProgressRecord, progressSelect, toProgressRecord } from "./progress-record";
import { namesOf } from "./reports";
import { targetsWith } from "./scope";
import { definitionOf, TARGET_RULE_COLUMNS } from "./target-record";

/** A unit's request to unlock one approved report, as the supervisor decides on it. */
export interface CorrectionItem {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly requesterName: string;
  /** Asked for by the viewer, who therefore can't decide on it. */
  readonly own: boolean;
  readonly target: {
    readonly id: string;
    readonly indicator: string;
    readonly definition: TargetDefinition;
  };
  readonly unit: string;
  readonly period: Period;
  /** What is approved. */
  readonly report: ProgressRecord;
}

/** The requests that wait for the supervisor, the oldest first; nothing for who does not review. */
export async function waitingCorrections(viewer: Viewer): Promise<readonly CorrectionItem[]> {
  if (!mayEver(viewer, "progress.view_queue")) return [];
  const rows = await db().correctionRequest.findMany({
    where: {
      state: "requested",
      progressReport: { is: { target: { is: targetsWith(viewer, "progress.view_queue") } } },
    },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      reason: true,
      requestedAt: true,
      requestedById: true,
      progressReport: {
        select: {
          ...progressSelect,
          unit: { select: { shortName: true } },
          target: { select: { ...TARGET_RULE_COLUMNS, indicator: true } },
        },
      },
    },
  });
  const names = await namesOf(rows.map(({ requestedById }) => requestedById));
  const acting = actingIds(viewer, "progress.review");
  return rows.map(({ requestedById, progressReport: { unit, target, ...report }, ...row }) => ({
    ...row,
    requesterName: names.get(requestedById) ?? "",
    own: acting.includes(requestedById),
    target: { id: report.targetId, indicator: target.indicator, definition: definitionOf(target) },
    unit: unit.shortName,
    period: report.period,
    report: toProgressRecord(report),
  }));
}

/** What became of the latest request about a report; null where nobody asked. */
export interface CorrectionOutcome {
  readonly state: CorrectionState;
  readonly reason: string;
  readonly refusal: string | null;
}

/** The latest request to unlock a report. Not scoped: pass a report that is in sight. */
export async function correctionOf(progressReportId: string): Promise<CorrectionOutcome | null> {
  const row = await db().correctionRequest.findFirst({
    where: { progressReportId },
    orderBy: { requestedAt: "desc" },
    select: { state: true, reason: true, refusal: true },
  });
  return row && { ...row, state: memberOf(CORRECTION_STATES, row.state) };
}
