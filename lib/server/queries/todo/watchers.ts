import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { ADMINISTRATION_RECORDS, BUSINESS_SETTINGS } from "@/lib/domain/administration";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type Period } from "@/lib/domain/period";
import { rollUp, type RollUp } from "@/lib/domain/roll-up";
import { type ChainVerdict } from "../../audit/chain";
import { checkNewEvents } from "../../audit/verify";
import { db } from "../../db/client";
import { type FailingJob, jobsFailingFor } from "../../jobs/job-health";
import { type WaitingAdjustment, waitingAdjustments } from "../adjustments";
import { type InstructionView, instructionList } from "../instructions";
import { noticeList, type NoticeItem } from "../notices";
import { type TargetFigures } from "../target-figures";
import { resolveStandingView, targetFigures } from "../target-standing";

const LATEST_EVENTS = 12;
const LATEST_INSTRUCTIONS = 5;

/** 区领导: the standing of the own field, what is red in it, and its overdue notices. */
export interface LeaderTodo {
  readonly kind: "leader";
  readonly year: number;
  readonly period: Period;
  readonly counts: Pick<RollUp, "total" | "done" | "due" | "onSchedule" | "lights">;
  readonly red: readonly TargetFigures[];
  readonly yellow: readonly TargetFigures[];
  /** Adjustments (目标调整) of the own field that the leader can confirm. */
  readonly adjustments: readonly WaitingAdjustment[];
  readonly overdueNotices: readonly NoticeItem[];
  /** The own instructions (批示), the latest first. */
  readonly instructions: readonly InstructionView[];
}

export async function leaderTodo(viewer: Viewer, at: Date): Promise<LeaderTodo> {
  const { year, period } = await resolveStandingView(viewer, {}, at);
  const [standings, adjustments, notices, instructions] = await Promise.all([
    targetFigures(viewer, { year, period, at }),
    waitingAdjustments(viewer),
    noticeList(viewer),
    instructionList(viewer),
  ]);
  const { total, done, due, onSchedule, lights } = rollUp(standings);
  const lit = (light: string) => standings.filter(({ standing }) => standing.light === light);
  return {
    kind: "leader",
    year,
    period,
    counts: { total, done, due, onSchedule, lights },
    red: lit("red"),
    yellow: lit("yellow"),
    adjustments,
    overdueNotices: notices.filter(({ overdue }) => overdue),
    instructions: instructions
      .filter(({ post }) => post === viewer.leaderPostTitle)
      .slice(0, LATEST_INSTRUCTIONS),
  };
}

/** 审计员、审计管理员: what happened last as far as they read the log, and whether its chain holds. */
export interface AuditorTodo {
  readonly kind: "auditor";
  readonly events: number;
  readonly chain: ChainVerdict;
  readonly latest: readonly AuditBody[];
  readonly failing: readonly FailingJob[];
}

export async function auditorTodo(viewer: Viewer, at: Date): Promise<AuditorTodo> {
  const [{ verdict: chain }, rows, failing] = await Promise.all([
    checkNewEvents(db(), at),
    db().auditEvent.findMany({
      // The auditor's own signing in and out would push everything else off the page.
      where: mayEver(viewer, "audit.view_business")
        ? { recordType: { not: "session" } }
        : {
            recordType: { in: ADMINISTRATION_RECORDS.filter((type) => type !== "session") },
            action: { notIn: [...BUSINESS_SETTINGS] },
          },
      orderBy: { seq: "desc" },
      take: LATEST_EVENTS,
      select: { body: true },
    }),
    jobsFailingFor(viewer.role, at),
  ]);
  return {
    kind: "auditor",
    failing,
    events: chain.events,
    chain,
    latest: rows.map(({ body }) => JSON.parse(body) as AuditBody),
  };
}
