import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { db } from "../../db/client";
import { type WaitingAdjustment, waitingAdjustments } from "../adjustments";
import { type OpenObjection, openObjections } from "../assessments";
import { waitingCorrections } from "../corrections";
import { type InstructionView, instructionList } from "../instructions";
import { noticeList, type NoticeItem } from "../notices";
import { listReports } from "../reports";
import { type QueueRow, reviewQueue } from "../review-queue";
import { ledgerCheck } from "../ledger-check";
import { type TargetFigures, type UnitName } from "../target-figures";
import { resolveStandingView, targetFigures } from "../target-standing";

/** So many of the reports that wait stand on the desk; the queue has the others. */
const LATEST_REPORTS = 5;

/** A unit that owes reports of a month whose deadline has passed. */
export interface LateUnit {
  readonly unit: UnitName;
  readonly targets: readonly {
    readonly id: string;
    readonly indicator: string;
    readonly returned: boolean;
  }[];
}

/** 督查员: what waits for review, who is late, what is red, what still has to be set up. */
export interface SupervisorTodo {
  readonly kind: "supervisor";
  readonly year: number;
  readonly period: Period;
  readonly queue: { readonly rows: readonly QueueRow[]; readonly total: number };
  /** Requests to unlock an approved report. */
  readonly corrections: number;
  /** Adjustments (目标调整) that wait for a second person; the own ones wait for somebody else. */
  readonly adjustments: readonly WaitingAdjustment[];
  readonly late: readonly LateUnit[];
  readonly red: readonly TargetFigures[];
  readonly unassigned: number;
  /** Milestones without stages, and schedules that no longer lead to their target. */
  readonly unscheduled: number;
  /** Targets that lack anything, by the check of the whole ledger (台账体检). */
  readonly incomplete: number;
  /** Reports with statements that nobody has decided on. */
  readonly reports: readonly { readonly id: string; readonly title: string; readonly proposed: number }[];
  /** Notices that wait for the supervisor: drafts to issue, replies to check. */
  readonly notices: readonly NoticeItem[];
  /** Notices with a yellow or red card (亮牌). */
  readonly warned: readonly NoticeItem[];
  /** Instructions (批示) that nobody has answered or turned into a notice. */
  readonly instructions: readonly InstructionView[];
  /** Objections (异议) to a score that nobody has answered. */
  readonly objections: readonly OpenObjection[];
}

export async function supervisorTodo(viewer: Viewer, at: Date): Promise<SupervisorTodo> {
  const { year, period } = await resolveStandingView(viewer, {}, at);
  const [queue, corrections, adjustments, standings, reports, notices, instructions, objections, check] =
    await Promise.all([
      reviewQueue(viewer, {}, { at, pageSize: LATEST_REPORTS }),
      waitingCorrections(viewer),
      waitingAdjustments(viewer),
      targetFigures(viewer, { year, period, at }),
      listReports(viewer),
      noticeList(viewer),
      instructionList(viewer),
      openObjections(viewer),
      ledgerCheck(viewer, { year }),
    ]);
  return {
    kind: "supervisor",
    year,
    period,
    queue: { rows: queue.rows.items, total: queue.total },
    corrections: corrections.length,
    adjustments,
    late: await lateUnits(await targetFigures(viewer, { year, period, parts: "asked", at }), period),
    red: standings.filter(({ standing }) => standing.light === "red"),
    unassigned: standings.filter(({ assignment }) => assignment === null).length,
    incomplete: check.incomplete.length,
    unscheduled: standings.filter(({ gaps }) => gaps.includes("schedule")).length,
    reports: reports
      .map(({ id, title, targets }) => ({ id, title, proposed: targets.proposed }))
      .filter(({ proposed }) => proposed > 0),
    notices: notices.filter(({ mine }) => mine),
    warned: notices.filter(({ warning }) => warning !== null && warning.level !== "blue"),
    instructions: instructions.filter(({ mine }) => mine),
    objections,
  };
}

/**
 * By unit, the targets without a report of the month that reached the supervisor; one in review did. Of a split target
 * (分解) those are late whose parts are missing, not the unit in charge of the whole.
 *
 * @param standings of what units are asked for
 */
async function lateUnits(standings: readonly TargetFigures[], period: Period): Promise<LateUnit[]> {
  const owing = standings.filter(({ standing }) => standing.reporting === "not_reported");
  // Only the state is read: what lies with a unit is not the supervisor's to read.
  const reports = await db().progressReport.findMany({
    where: {
      period,
      targetId: { in: owing.map(({ id }) => id) },
      state: "returned",
      returnedBy: "supervisor",
    },
    select: { targetId: true },
  });
  const returned = new Set(reports.map(({ targetId }) => targetId));
  const late = new Map<string, { unit: UnitName; targets: LateUnit["targets"][number][] }>();
  for (const { id, indicator, assignment } of owing) {
    const unit = assignment?.leadUnit;
    if (!unit) continue;
    const entry = late.get(unit.id) ?? { unit, targets: [] };
    entry.targets.push({ id, indicator, returned: returned.has(id) });
    late.set(unit.id, entry);
  }
  return [...late.values()].sort((a, b) => b.targets.length - a.targets.length);
}
