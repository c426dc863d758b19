import { changedFields, type FieldChange } from "./history-diff";
import { type Schedule } from "./schedule";
import { type TargetContent, type TargetGap, targetGaps } from "./target";

/**
 * 目标调整 takes two people: one proposes the new definition with its reason and the document that allows it, another
 * confirms or refuses. Until then nothing has changed, and what is in force counts.
 */

export const ADJUSTMENT_STATES = ["proposed", "confirmed", "refused", "withdrawn"] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

/**
 * What an adjustment may set: the definition with its stages, the day of its deadline and its own schedule. Both are absent
 * in a proposal that was made before an adjustment carried them.
 */
export interface AdjustableContent extends TargetContent {
  /** 完成时限, `YYYY-MM-DD`; null where nobody is in charge. */
  readonly dueOn?: string | null;
  /** Null where the target has no values of its own by month. */
  readonly schedule?: Schedule | null;
}

/** A proposal as the rules need it. */
export interface ProposedAdjustment {
  readonly state: AdjustmentState;
  /** Who proposed it, and in whose place. */
  readonly proposerIds: readonly string[];
  /** What was in force when it was proposed, and what is to replace it. */
  readonly from: AdjustableContent;
  readonly to: AdjustableContent;
}

export const ADJUSTMENT_PROBLEMS = [
  "nothing_changed",
  "document_missing",
  "incomplete",
  "decided_already",
  "own_proposal",
  "outdated",
  "not_proposer",
  "reason_missing",
] as const;
export type AdjustmentProblem = (typeof ADJUSTMENT_PROBLEMS)[number];

export type AdjustmentDecision<Next = Record<never, never>> =
  | { readonly ok: true; readonly next: Next }
  | {
      readonly ok: false;
      readonly problem: AdjustmentProblem;
      /** What the new definition lacks; of `incomplete` only. */
      readonly gaps?: readonly TargetGap[];
    };

/** Propose a new definition, with the reason and what the document that allows it is called. */
export function decideProposal(
  inForce: AdjustableContent,
  to: AdjustableContent,
  grounds: { readonly reason: string; readonly document: string },
): AdjustmentDecision<{ readonly reason: string; readonly document: string }> {
  const reason = grounds.reason.trim();
  const document = grounds.document.trim();
  if (reason === "") return { ok: false, problem: "reason_missing" };
  if (document === "") return { ok: false, problem: "document_missing" };
  if (adjustedFields({ from: inForce, to }).length === 0) return { ok: false, problem: "nothing_changed" };
  const gaps = targetGaps(to);
  return gaps.length > 0
    ? { ok: false, problem: "incomplete", gaps }
    : { ok: true, next: { reason, document } };
}

/** What a proposal changes: the definition in the order of its fields, then deadline, stages and schedule. */
export function adjustedFields({
  from,
  to,
}: Pick<ProposedAdjustment, "from" | "to">): readonly FieldChange[] {
  return [...changedFields(promiseOf(from), promiseOf(to)), ...changedFields(planOf(from), planOf(to))];
}

/** Whether the target was adjusted or corrected after the proposal, which therefore no longer says what it would change. */
export function isOutdated(
  proposal: Pick<ProposedAdjustment, "from" | "to">,
  inForce: AdjustableContent,
): boolean {
  return changedFields(spokenOf(proposal, proposal.from), spokenOf(proposal, inForce)).length > 0;
}

/**
 * Confirm a proposal: what it says comes into force, on top of the deadline, the stages and the schedule of now where it
 * sets none of them. Nobody confirms what they proposed themselves, or what was proposed in their place.
 *
 * @param actorIds the person, and in whose place they act
 */
export function decideConfirmation(
  proposal: ProposedAdjustment,
  inForce: AdjustableContent,
  actorIds: readonly string[],
): AdjustmentDecision<{ readonly content: AdjustableContent }> {
  if (proposal.state !== "proposed") return { ok: false, problem: "decided_already" };
  if (actorIds.some((id) => proposal.proposerIds.includes(id))) return { ok: false, problem: "own_proposal" };
  if (isOutdated(proposal, inForce)) return { ok: false, problem: "outdated" };
  return { ok: true, next: { content: { ...inForce, ...spokenOf(proposal, proposal.to) } } };
}

/** Refuse a proposal, always with a reason; an outdated one can be, the own one is taken back instead. */
export function decideAdjustmentRefusal(
  proposal: ProposedAdjustment,
  actorIds: readonly string[],
  reason: string,
): AdjustmentDecision<{ readonly refusal: string }> {
  if (proposal.state !== "proposed") return { ok: false, problem: "decided_already" };
  if (actorIds.some((id) => proposal.proposerIds.includes(id))) return { ok: false, problem: "own_proposal" };
  const refusal = reason.trim();
  return refusal === "" ? { ok: false, problem: "reason_missing" } : { ok: true, next: { refusal } };
}

/** Take the own proposal back while nobody has decided on it. */
export function decideTakingBack(
  proposal: Pick<ProposedAdjustment, "state" | "proposerIds">,
  actorIds: readonly string[],
): AdjustmentDecision {
  if (proposal.state !== "proposed") return { ok: false, problem: "decided_already" };
  const own = actorIds.some((id) => proposal.proposerIds.includes(id));
  return own ? { ok: true, next: {} } : { ok: false, problem: "not_proposer" };
}

function promiseOf({ stages: _, duePeriod: __, dueOn: ___, schedule: ____, ...promise }: AdjustableContent) {
  return promise;
}

function planOf({ dueOn, stages, schedule }: AdjustableContent) {
  return { dueOn, stages, schedule };
}

/** What a proposal speaks of: the promise, and the whole plan where it changes something of it. */
function spokenOf({ from, to }: Pick<ProposedAdjustment, "from" | "to">, content: AdjustableContent) {
  const { duePeriod } = content;
  const plans = changedFields(planOf(from), planOf(to)).length > 0;
  return { ...promiseOf(content), ...(plans ? { ...planOf(content), duePeriod } : {}) };
}
