import { comparePeriods, type Period, yearOf } from "./period";
import { type TargetState } from "./vocabulary";

/**
 * 公开: which livelihood projects citizens read about, and in which words. The supervisor switches each on; its words
 * are written for the public and rest on an approved report, so that nothing internal goes out by itself.
 */

export const DISCLOSURE_PROBLEMS = ["not_livelihood", "withdrawn", "name_missing", "not_approved"] as const;
export type DisclosureProblem = (typeof DISCLOSURE_PROBLEMS)[number];

export type DisclosureDecision<Next> =
  { readonly ok: true; readonly next: Next } | { readonly ok: false; readonly problem: DisclosureProblem };

/** What of a target decides whether it may be on the public page. */
export interface DisclosedTarget {
  readonly state: TargetState;
  readonly livelihood: boolean;
}

/** The words as they are to be kept: name, and the progress of a month; `text` null takes the month's words away. */
export interface DisclosureWords {
  readonly name: string;
  readonly text: string | null;
}

/**
 * Keep the words for citizens.
 *
 * @param approved whether the month that the words speak of has an approved report
 */
export function decideWords(
  target: DisclosedTarget,
  words: { readonly name: string; readonly text: string },
  approved: boolean,
): DisclosureDecision<DisclosureWords> {
  const open = decideTarget(target);
  if (!open.ok) return open;
  const name = words.name.trim();
  if (name === "") return { ok: false, problem: "name_missing" };
  const text = words.text.trim();
  if (text !== "" && !approved) return { ok: false, problem: "not_approved" };
  return { ok: true, next: { name, text: text === "" ? null : text } };
}

/** Switch a project on: a running livelihood project only. */
export function decideShow(target: DisclosedTarget): DisclosureDecision<{ readonly shown: true }> {
  const open = decideTarget(target);
  return open.ok ? { ok: true, next: { shown: true } } : open;
}

/** The words that stand beside the figures of a month: those of the latest month of its year up to it, or null. */
export function wordingAt<Wording extends { readonly period: Period }>(
  wordings: readonly Wording[],
  period: Period,
): Wording | null {
  const known = wordings
    .filter((one) => yearOf(one.period) === yearOf(period) && comparePeriods(one.period, period) <= 0)
    .sort((one, other) => comparePeriods(other.period, one.period));
  return known[0] ?? null;
}

function decideTarget({ state, livelihood }: DisclosedTarget): DisclosureDecision<null> {
  if (state !== "active") return { ok: false, problem: "withdrawn" };
  if (!livelihood) return { ok: false, problem: "not_livelihood" };
  return { ok: true, next: null };
}
