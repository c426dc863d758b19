import { decimal, isDecimalText } from "./decimal-text";

/**
 * The life of an assessment (考核): made as a draft from a snapshot, adjusted by hand with grounds, published or
 * discarded (作废); once it is published, each unit may object (异议) within the set days, and each objection is answered. Rights are in `access.ts`.
 */
export const ASSESSMENT_STATES = ["draft", "published", "discarded"] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const OBJECTION_STATES = ["open", "accepted", "refused"] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

export type AssessmentProblem =
  "wrong_state" | "text_missing" | "points_missing" | "document_missing" | "too_late" | "already_open";

export type AssessmentDecision<Next> =
  { readonly ok: true; readonly next: Next } | { readonly ok: false; readonly problem: AssessmentProblem };

/** Publish: from then on it does not change but by accepted objections. */
export function decidePublish(
  state: AssessmentState,
  lastDay: string,
): AssessmentDecision<{ readonly state: "published"; readonly objectionsUntil: string }> {
  if (state !== "draft") return { ok: false, problem: "wrong_state" };
  return { ok: true, next: { state: "published", objectionsUntil: lastDay } };
}

/** Discard a draft, with a reason; what was published stays published. */
export function decideDiscard(
  state: AssessmentState,
  given: { readonly reason: string },
): AssessmentDecision<{ readonly state: "discarded"; readonly reason: string }> {
  if (state !== "draft") return { ok: false, problem: "wrong_state" };
  const reason = given.reason.trim();
  return reason === ""
    ? { ok: false, problem: "text_missing" }
    : { ok: true, next: { state: "discarded", reason } };
}

/** Add points, or take some off, by hand; before the publication only, with a reason and the document behind it. */
export function decideAdjust(
  state: AssessmentState,
  given: { readonly points: string; readonly reason: string; readonly document: string },
): AssessmentDecision<{ readonly points: string; readonly reason: string; readonly document: string }> {
  if (state !== "draft") return { ok: false, problem: "wrong_state" };
  const [points, reason, document] = [given.points.trim(), given.reason.trim(), given.document.trim()];
  if (!isDecimalText(points) || decimal(points).isZero()) return { ok: false, problem: "points_missing" };
  if (reason === "") return { ok: false, problem: "text_missing" };
  if (document === "") return { ok: false, problem: "document_missing" };
  return { ok: true, next: { points, reason, document } };
}

/** Object: once at a time, in time (`today` and `until` are days, the last one included). */
export function decideObject(
  assessment: { readonly state: AssessmentState; readonly until: string | null; readonly open: boolean },
  text: string,
  today: string,
): AssessmentDecision<{ readonly state: "open"; readonly text: string }> {
  if (assessment.state !== "published" || assessment.until === null)
    return { ok: false, problem: "wrong_state" };
  if (today > assessment.until) return { ok: false, problem: "too_late" };
  if (assessment.open) return { ok: false, problem: "already_open" };
  const trimmed = text.trim();
  return trimmed === ""
    ? { ok: false, problem: "text_missing" }
    : { ok: true, next: { state: "open", text: trimmed } };
}

/** Answer an objection, always in words; accepting one moves the score by some points. */
export function decideAnswerObjection(
  state: ObjectionState,
  given: { readonly accepted: boolean; readonly answer: string; readonly points: string },
): AssessmentDecision<{
  readonly state: "accepted" | "refused";
  readonly answer: string;
  readonly points: string | null;
}> {
  if (state !== "open") return { ok: false, problem: "wrong_state" };
  const answer = given.answer.trim();
  if (answer === "") return { ok: false, problem: "text_missing" };
  if (!given.accepted) return { ok: true, next: { state: "refused", answer, points: null } };
  const points = given.points.trim();
  if (!isDecimalText(points) || decimal(points).isZero()) return { ok: false, problem: "points_missing" };
  return { ok: true, next: { state: "accepted", answer, points } };
}
