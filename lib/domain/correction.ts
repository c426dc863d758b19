import { type ProgressState } from "./vocabulary";

/**
 * 更正: what is approved is locked. The unit asks for a correction with a reason, the supervisor unlocks that one report
 * or refuses with a reason; unlocked, it gets a new revision, and the approved one counts until the new one is approved.
 */

export const CORRECTION_STATES = ["requested", "unlocked", "refused"] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

export const CORRECTION_PROBLEMS = [
  "not_approved",
  "requested_already",
  "decided_already",
  "own_request",
  "reason_missing",
] as const;
export type CorrectionProblem = (typeof CORRECTION_PROBLEMS)[number];

export type CorrectionDecision<Next = Record<never, never>> =
  { readonly ok: true; readonly next: Next } | { readonly ok: false; readonly problem: CorrectionProblem };

/** Ask that the latest, approved revision of a report be unlocked. */
export function decideRequest(
  latest: { readonly state: ProgressState; readonly requested: boolean },
  reason: string,
): CorrectionDecision<{ reason: string }> {
  if (latest.state !== "approved") return { ok: false, problem: "not_approved" };
  if (latest.requested) return { ok: false, problem: "requested_already" };
  if (reason.trim() === "") return { ok: false, problem: "reason_missing" };
  return { ok: true, next: { reason: reason.trim() } };
}

/**
 * Unlock the report: its next revision begins. Nobody unlocks what they asked for themselves.
 *
 * @param actorIds the person, and in whose place they act
 */
export function decideUnlocking(
  request: { readonly state: CorrectionState; readonly requestedById: string },
  latest: { readonly state: ProgressState; readonly revision: number },
  actorIds: readonly string[],
): CorrectionDecision<{ revision: number }> {
  if (request.state !== "requested") return { ok: false, problem: "decided_already" };
  if (actorIds.includes(request.requestedById)) return { ok: false, problem: "own_request" };
  if (latest.state !== "approved") return { ok: false, problem: "not_approved" };
  return { ok: true, next: { revision: latest.revision + 1 } };
}

/** Leave it locked, always with a reason. */
export function decideRefusal(
  request: { readonly state: CorrectionState },
  reason: string,
): CorrectionDecision<{ refusal: string }> {
  if (request.state !== "requested") return { ok: false, problem: "decided_already" };
  if (reason.trim() === "") return { ok: false, problem: "reason_missing" };
  return { ok: true, next: { refusal: reason.trim() } };
}
