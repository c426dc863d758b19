import { type Measure, type Judgement, type ProgressState } from "./vocabulary";
import { type DecimalText } from "./decimal-text";

/**
 * The states of a progress report (进展填报): draft → submitted → approved or returned, and what may happen in each.
 * Rights are not looked at here (`access.ts` holds them); the separation of duties is.
 */

/** The latest revision of one target's report for one period. */
export interface ProgressFacts {
  readonly state: ProgressState;
  /** 1 for the first report; each correction of an approved one is one more. */
  readonly revision: number;
  /** Who wrote it last. */
  readonly authorId: string;
  readonly submitterId: string | null;
}

/**
 * `future`: the month has not begun · `open` · `closed`: its standing was circulated, so what is in it changes by
 * correction only.
 */
export type PeriodState = "future" | "open" | "closed";

/** What a report says. A milestone reports its stage, a qualitative target a judgement, the others a value. */
export interface ProgressContent {
  readonly value: DecimalText | null;
  readonly notPublished: boolean;
  readonly stage: number | null;
  readonly judgement: Judgement | null;
  readonly progress: string;
}

/** What a report still lacks before it can be submitted. */
export type ProgressGap = "value" | "stage" | "judgement" | "progress";

export const PROGRESS_PROBLEMS = [
  "period_not_open",
  "period_closed",
  "under_review",
  "locked",
  "incomplete",
  "not_submitted",
  "not_approved",
  "own_report",
  "reason_missing",
] as const;
export type ProgressProblem = (typeof PROGRESS_PROBLEMS)[number];

export type ProgressDecision<Next> =
  | { readonly ok: true; readonly next: Next }
  | { readonly ok: false; readonly problem: ProgressProblem; readonly gaps?: readonly ProgressGap[] };

/** The reporter's own figure is missing, or the words that explain it. A figure not yet published needs no value. */
export function progressGaps(measure: Measure, content: ProgressContent): readonly ProgressGap[] {
  const gaps: ProgressGap[] = [];
  if (measure === "milestone") {
    if (content.stage === null) gaps.push("stage");
  } else if (measure === "qualitative") {
    if (content.judgement === null && !content.notPublished) gaps.push("judgement");
  } else if (content.value === null && !content.notPublished) {
    gaps.push("value");
  }
  if (content.progress.trim() === "") gaps.push("progress");
  return gaps;
}

/** Save the report as it is typed. A returned one stays returned until it is submitted again. */
export function decideSave(
  facts: ProgressFacts | null,
  period: PeriodState,
  actorId: string,
): ProgressDecision<{ state: "draft" | "returned"; revision: number; authorId: string }> {
  const refusal = refuseWriting(facts, period);
  if (refusal) return refusal;
  const state = facts?.state === "returned" ? "returned" : "draft";
  return { ok: true, next: { state, revision: facts?.revision ?? 1, authorId: actorId } };
}

/** Hand the unit's report to the supervisor. */
export function decideSubmit(
  facts: ProgressFacts,
  period: PeriodState,
  measure: Measure,
  content: ProgressContent,
  actorId: string,
): ProgressDecision<{ state: "submitted"; submitterId: string }> {
  const refusal = refuseWriting(facts, period);
  if (refusal) return refusal;
  const gaps = progressGaps(measure, content);
  if (gaps.length > 0) return { ok: false, problem: "incomplete", gaps };
  return { ok: true, next: { state: "submitted", submitterId: actorId } };
}

/** Approve, which locks the report. Nobody approves what they wrote or submitted themselves. */
export function decideApprove(
  facts: ProgressFacts,
  actorId: string,
): ProgressDecision<{ state: "approved"; reviewerId: string }> {
  if (facts.state !== "submitted") return { ok: false, problem: "not_submitted" };
  if (actorId === facts.authorId || actorId === facts.submitterId)
    return { ok: false, problem: "own_report" };
  return { ok: true, next: { state: "approved", reviewerId: actorId } };
}

/** Send the report back, always with a reason; the supervisor never changes a value instead. */
export function decideReturn(
  facts: ProgressFacts,
  reason: string,
  actorId: string,
): ProgressDecision<{ state: "returned"; reviewerId: string; returnReason: string }> {
  if (facts.state !== "submitted") return { ok: false, problem: "not_submitted" };
  const returnReason = reason.trim();
  if (returnReason === "") return { ok: false, problem: "reason_missing" };
  return { ok: true, next: { state: "returned", reviewerId: actorId, returnReason } };
}

/** Open a new revision of an approved report. The approved one stays as it is and counts until the new one is approved. */
export function decideCorrection(
  facts: ProgressFacts,
  reason: string,
  actorId: string,
): ProgressDecision<{ state: "draft"; revision: number; authorId: string; correctionReason: string }> {
  if (facts.state !== "approved") return { ok: false, problem: "not_approved" };
  const correctionReason = reason.trim();
  if (correctionReason === "") return { ok: false, problem: "reason_missing" };
  return {
    ok: true,
    next: { state: "draft", revision: facts.revision + 1, authorId: actorId, correctionReason },
  };
}

function refuseWriting(
  facts: ProgressFacts | null,
  period: PeriodState,
): { readonly ok: false; readonly problem: ProgressProblem } | null {
  if (facts?.state === "approved") return { ok: false, problem: "locked" };
  if (facts?.state === "submitted") return { ok: false, problem: "under_review" };
  if (period === "future") return { ok: false, problem: "period_not_open" };
  if (period === "closed" && (facts?.revision ?? 1) === 1) return { ok: false, problem: "period_closed" };
  return null;
}
