import { type Actor } from "./access";
import { type Measure, type Judgement, type ProgressState } from "./vocabulary";
import { type DecimalText } from "./decimal-text";
import { type PeriodState } from "./reporting-period";

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
  /** 送审: when it was handed to the unit head, on whose desk it lies; null while it lies with the reporter. */
  readonly handedOverAt: Date | null;
  /** All who wrote, handed over or submitted this revision, and those in whose place they did. */
  readonly contributors: readonly string[];
}

/** Who sends a report back: the unit head to the reporter, or the supervisor to the unit. */
export const RETURNERS = ["unit_head", "supervisor"] as const;
export type ReturnedBy = (typeof RETURNERS)[number];

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
  "with_head",
  "handed_over_already",
  "not_handed_over",
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

/**
 * Save the report as it is typed. A returned one stays returned until it is submitted again. What was handed over is the
 * unit head's to change.
 *
 * @param checks whether the person is who checks the unit's reports (the unit head)
 */
export function decideSave(
  facts: ProgressFacts | null,
  period: PeriodState,
  actor: Actor,
  checks: boolean,
): ProgressDecision<{
  state: "draft" | "returned";
  revision: number;
  authorId: string;
  contributors: readonly string[];
}> {
  const refusal = refuseWriting(facts, period);
  if (refusal) return refusal;
  if (facts?.handedOverAt && !checks) return { ok: false, problem: "with_head" };
  const state = facts?.state === "returned" ? "returned" : "draft";
  return {
    ok: true,
    next: {
      state,
      revision: facts?.revision ?? 1,
      authorId: actor.id,
      contributors: joined(facts?.contributors ?? [], actor),
    },
  };
}

/** 送审: the reporter hands a complete report to the unit head, who submits it or sends it back. */
export function decideHandOver(
  facts: ProgressFacts,
  period: PeriodState,
  measure: Measure,
  content: ProgressContent,
  actor: Actor,
): ProgressDecision<{ handedOverById: string; contributors: readonly string[] }> {
  const refusal = refuseWriting(facts, period);
  if (refusal) return refusal;
  if (facts.handedOverAt) return { ok: false, problem: "handed_over_already" };
  const gaps = progressGaps(measure, content);
  if (gaps.length > 0) return { ok: false, problem: "incomplete", gaps };
  return {
    ok: true,
    next: { handedOverById: actor.id, contributors: joined(facts.contributors, actor) },
  };
}

/** Hand the unit's report to the supervisor. The unit head may do it alone; a deputy never with the own writing. */
export function decideSubmit(
  facts: ProgressFacts,
  period: PeriodState,
  measure: Measure,
  content: ProgressContent,
  actor: Actor,
): ProgressDecision<{ state: "submitted"; submitterId: string; contributors: readonly string[] }> {
  const refusal = refuseWriting(facts, period);
  if (refusal) return refusal;
  if (isOwnOfDeputy(facts, actor)) return { ok: false, problem: "own_report" };
  const gaps = progressGaps(measure, content);
  if (gaps.length > 0) return { ok: false, problem: "incomplete", gaps };
  return {
    ok: true,
    next: { state: "submitted", submitterId: actor.id, contributors: joined(facts.contributors, actor) },
  };
}

/** The unit head sends what was handed over back to the reporter, always with a reason. */
export function decideReturnToReporter(
  facts: ProgressFacts,
  reason: string,
  actor: Actor,
): ProgressDecision<{
  state: "returned";
  returnedBy: "unit_head";
  returnReason: string;
  handedOverAt: null;
}> {
  const onDesk = facts.state === "draft" || facts.state === "returned";
  if (!onDesk || !facts.handedOverAt) return { ok: false, problem: "not_handed_over" };
  if (isOwnOfDeputy(facts, actor)) return { ok: false, problem: "own_report" };
  const returnReason = reason.trim();
  if (returnReason === "") return { ok: false, problem: "reason_missing" };
  return { ok: true, next: { state: "returned", returnedBy: "unit_head", returnReason, handedOverAt: null } };
}

/** Approve, which locks the report. Nobody approves what they, or those in whose place they act, had a hand in. */
export function decideApprove(
  facts: ProgressFacts,
  actor: Actor,
): ProgressDecision<{ state: "approved"; reviewerId: string }> {
  if (facts.state !== "submitted") return { ok: false, problem: "not_submitted" };
  if (isOwn(facts, actor)) return { ok: false, problem: "own_report" };
  return { ok: true, next: { state: "approved", reviewerId: actor.id } };
}

/** Send the report back, always with a reason; the supervisor never changes a value instead. */
export function decideReturn(
  facts: ProgressFacts,
  reason: string,
  actor: Actor,
): ProgressDecision<{
  state: "returned";
  reviewerId: string;
  returnedBy: "supervisor";
  returnReason: string;
  handedOverAt: null;
}> {
  if (facts.state !== "submitted") return { ok: false, problem: "not_submitted" };
  const returnReason = reason.trim();
  if (returnReason === "") return { ok: false, problem: "reason_missing" };
  return {
    ok: true,
    next: {
      state: "returned",
      reviewerId: actor.id,
      returnedBy: "supervisor",
      returnReason,
      handedOverAt: null,
    },
  };
}

/** Whether the person, or somebody in whose place they act, wrote, handed over or submitted the report. */
export function isOwn(facts: Pick<ProgressFacts, "authorId" | "submitterId" | "contributors">, actor: Actor) {
  return idsOf(actor).some(
    (id) => id === facts.authorId || id === facts.submitterId || facts.contributors.includes(id),
  );
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

/** A deputy checks in the unit head's place, so not what came from the own hand. */
function isOwnOfDeputy(facts: ProgressFacts, { id, onBehalfOfId }: Actor): boolean {
  return onBehalfOfId !== null && isOwn(facts, { id, onBehalfOfId: null });
}

function joined(contributors: readonly string[], actor: Actor): readonly string[] {
  return [...new Set([...contributors, ...idsOf(actor)])];
}

function idsOf({ id, onBehalfOfId }: Actor): readonly string[] {
  return onBehalfOfId === null ? [id] : [id, onBehalfOfId];
}
