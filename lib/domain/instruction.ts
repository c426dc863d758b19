import { type InstructionState } from "./vocabulary";

/**
 * The life of an instruction (批示): open → turned into a notice (督办单), which then carries it on, or answered by the
 * unit with a short account (办理情况). An answer that does not do can still be turned into a notice. Rights are in
 * `access.ts`.
 */

export type InstructionProblem = "wrong_state" | "text_missing";

export type InstructionDecision<Next> =
  { readonly ok: true; readonly next: Next } | { readonly ok: false; readonly problem: InstructionProblem };

/** A leader says in a short text what is to be done about a target. */
export function decideInstruct(
  text: string,
): InstructionDecision<{ readonly state: "open"; readonly text: string }> {
  const trimmed = text.trim();
  return trimmed === ""
    ? { ok: false, problem: "text_missing" }
    : { ok: true, next: { state: "open", text: trimmed } };
}

/** The unit says what was done; it may add to it. What became a notice is answered through the notice. */
export function decideAnswer(
  state: InstructionState,
  text: string,
): InstructionDecision<{ readonly state: "answered"; readonly text: string }> {
  if (state === "in_notice") return { ok: false, problem: "wrong_state" };
  const trimmed = text.trim();
  return trimmed === ""
    ? { ok: false, problem: "text_missing" }
    : { ok: true, next: { state: "answered", text: trimmed } };
}

/** The supervisor makes a notice of it; one only. */
export function decideTurn(state: InstructionState): InstructionDecision<{ readonly state: "in_notice" }> {
  return state === "in_notice"
    ? { ok: false, problem: "wrong_state" }
    : { ok: true, next: { state: "in_notice" } };
}
