import { decimal, type DecimalText, isDecimalText } from "./decimal-text";
import { type Comparator, type Metric, type StatementKind, type StatementState } from "./vocabulary";

/**
 * What may become of a statement (表述). A person decides each: nothing becomes a target by itself, and a statement
 * that carries a target changes no more, because the target's way back to the sentence hangs on it.
 */

/** What a person may correct about a statement; offsets are UTF-16 units in the report's text, `end` exclusive. */
export interface StatementFields {
  readonly kind: StatementKind;
  readonly indicator: string;
  readonly metric: Metric;
  readonly comparator: Comparator;
  /** Equal to `high` but for a range; both null when qualitative. */
  readonly low: DecimalText | null;
  readonly high: DecimalText | null;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
  /** Exactly the report's text from `start` to `end`. */
  readonly quote: string;
}

export interface StatementFacts extends StatementFields {
  readonly id: string;
  readonly state: StatementState;
  readonly hasTarget: boolean;
}

export const STATEMENT_GAPS = [
  "indicator_missing",
  "quote_outside_text",
  "quote_differs",
  "value_missing",
  "value_not_a_number",
  "single_value_differs",
  "range_needs_both",
  "range_reversed",
  "qualitative_has_value",
] as const;
/** What is wrong with a statement's fields. */
export type StatementGap = (typeof STATEMENT_GAPS)[number];

export const STATEMENT_PROBLEMS = [
  "wrong_state",
  "has_target",
  "target_in_use",
  "invalid",
  "reason_missing",
  "too_few",
  "outside_original",
  "different_kinds",
] as const;
export type StatementProblem = (typeof STATEMENT_PROBLEMS)[number];

export type StatementDecision<Next> =
  | { readonly ok: true; readonly next: Next }
  | { readonly ok: false; readonly problem: StatementProblem; readonly gaps?: readonly StatementGap[] };

/** What is wrong with the fields of a statement about a report's text; empty when nothing is. */
export function statementGaps(fields: StatementFields, text: string): readonly StatementGap[] {
  const gaps: StatementGap[] = [];
  if (fields.indicator.trim() === "") gaps.push("indicator_missing");
  const inside =
    Number.isInteger(fields.start) &&
    Number.isInteger(fields.end) &&
    0 <= fields.start &&
    fields.start < fields.end &&
    fields.end <= text.length;
  if (!inside) gaps.push("quote_outside_text");
  else if (text.slice(fields.start, fields.end) !== fields.quote) gaps.push("quote_differs");
  const value = valueGap(fields);
  return value === null ? gaps : [...gaps, value];
}

export function decideConfirm(
  facts: StatementFacts,
  text: string,
): StatementDecision<{ state: "confirmed" }> {
  if (facts.state !== "proposed") return { ok: false, problem: "wrong_state" };
  return whenValid(facts, text, { state: "confirmed" });
}

/** Correct the fields; the state stays. */
export function decideEdit(
  facts: StatementFacts,
  fields: StatementFields,
  text: string,
): StatementDecision<StatementFields> {
  return refuseChange(facts) ?? whenValid(fields, text, fields);
}

/** Add a statement that extraction missed, from selected text. */
export function decideAdd(
  fields: StatementFields,
  text: string,
): StatementDecision<StatementFields & { state: "proposed" }> {
  return whenValid(fields, text, { ...fields, state: "proposed" });
}

/** Strike out what is no statement, always with a reason. */
export function decideReject(
  facts: StatementFacts,
  reason: string,
): StatementDecision<{ state: "rejected"; rejectReason: string }> {
  const refusal = refuseChange(facts);
  if (refusal) return refusal;
  const rejectReason = reason.trim();
  if (rejectReason === "") return { ok: false, problem: "reason_missing" };
  return { ok: true, next: { state: "rejected", rejectReason } };
}

/** Take a rejection back. */
export function decideRestore(facts: StatementFacts): StatementDecision<{ state: "proposed" }> {
  return facts.state === "rejected"
    ? { ok: true, next: { state: "proposed" } }
    : { ok: false, problem: "wrong_state" };
}

/**
 * Take a confirmation back. Its target is withdrawn with it, which nobody may do to a target that has been worked
 * on: reported on, adjusted, or part of a notice. Nor is it done where that target was withdrawn on its own: confirmed
 * anew, the statement would bring it back with figures that answer another wording.
 */
export function decideReopen(
  facts: StatementFacts,
  targetInUse: boolean,
): StatementDecision<{ state: "proposed"; withdrawsTarget: boolean }> {
  if (facts.state !== "confirmed") return { ok: false, problem: "wrong_state" };
  if (targetInUse) return { ok: false, problem: "target_in_use" };
  return { ok: true, next: { state: "proposed", withdrawsTarget: facts.hasTarget } };
}

/** Replace a statement that says several things by one for each; every part lies within the original's quote. */
export function splitStatement(
  facts: StatementFacts,
  parts: readonly StatementFields[],
  text: string,
): StatementDecision<{ replaced: string; parts: readonly (StatementFields & { state: "proposed" })[] }> {
  const refusal = refuseChange(facts);
  if (refusal) return refusal;
  if (parts.length < 2) return { ok: false, problem: "too_few" };
  const gaps = parts.flatMap((part) => statementGaps(part, text));
  if (gaps.length > 0) return { ok: false, problem: "invalid", gaps };
  if (!parts.every((part) => covers(facts, part))) return { ok: false, problem: "outside_original" };
  return {
    ok: true,
    next: { replaced: facts.id, parts: parts.map((part) => ({ ...part, state: "proposed" })) },
  };
}

/** Replace several statements that say one thing by one, whose quote covers all of theirs. */
export function mergeStatements(
  originals: readonly StatementFacts[],
  merged: StatementFields,
  text: string,
): StatementDecision<{ replaced: readonly string[]; merged: StatementFields & { state: "proposed" } }> {
  const refusal = originals.map(refuseChange).find((problem) => problem !== null);
  if (refusal) return refusal;
  if (new Set(originals.map(({ id }) => id)).size < 2) return { ok: false, problem: "too_few" };
  if (originals.some(({ kind }) => kind !== originals[0]?.kind))
    return { ok: false, problem: "different_kinds" };
  const gaps = statementGaps(merged, text);
  if (gaps.length > 0) return { ok: false, problem: "invalid", gaps };
  if (!originals.every((original) => covers(merged, original)))
    return { ok: false, problem: "outside_original" };
  return {
    ok: true,
    next: { replaced: originals.map(({ id }) => id), merged: { ...merged, state: "proposed" } },
  };
}

function valueGap({ comparator, low, high, unit }: StatementFields): StatementGap | null {
  if (comparator === "qualitative") {
    return low === null && high === null && unit === null ? null : "qualitative_has_value";
  }
  if (low === null || high === null) {
    return comparator === "range" ? "range_needs_both" : "value_missing";
  }
  if (!isDecimalText(low) || !isDecimalText(high)) return "value_not_a_number";
  const difference = decimal(high).comparedTo(low);
  if (comparator !== "range") return difference === 0 ? null : "single_value_differs";
  if (difference < 0) return "range_reversed";
  return difference === 0 ? "range_needs_both" : null;
}

function whenValid<Next>(fields: StatementFields, text: string, next: Next): StatementDecision<Next> {
  const gaps = statementGaps(fields, text);
  return gaps.length > 0 ? { ok: false, problem: "invalid", gaps } : { ok: true, next };
}

function refuseChange(
  facts: StatementFacts,
): { readonly ok: false; readonly problem: StatementProblem } | null {
  if (facts.hasTarget) return { ok: false, problem: "has_target" };
  return facts.state === "proposed" || facts.state === "confirmed"
    ? null
    : { ok: false, problem: "wrong_state" };
}

function covers(outer: StatementFields, inner: StatementFields): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
