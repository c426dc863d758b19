import { type PlausibilityHint } from "./plausibility";
import { type ProgressContent } from "./progress";
import { type Light } from "./vocabulary";

type Words = { readonly problems: string; readonly nextStep: string };

/** Whether a report says word for word and figure for figure what was approved before it. */
export function saysTheSame(
  report: ProgressContent & Words,
  before: (ProgressContent & Words) | null,
): boolean {
  if (!before) return false;
  const fields = ["value", "notPublished", "stage", "judgement", "progress", "problems", "nextStep"] as const;
  return fields.every((field) => report[field] === before[field]);
}

/**
 * Whether a report that waits may be proposed for approval together with others: nothing changed, or a green or blue
 * light, and nothing odd about its figure. The own report and a correction are always looked at one by one.
 */
export function isPlainCase(row: {
  readonly light: Light;
  readonly unchanged: boolean;
  readonly hints: readonly PlausibilityHint[];
  readonly own: boolean;
  readonly revision: number;
}): boolean {
  const calm = row.unchanged || row.light === "green" || row.light === "blue";
  return calm && row.hints.length === 0 && !row.own && row.revision === 1;
}
