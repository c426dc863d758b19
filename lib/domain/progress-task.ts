import { type ProgressGap } from "./progress";
import { type MonthNeed } from "./unit-month";
import { type ProgressState } from "./vocabulary";

/** What a unit still has to do about one target's month, what is asked first coming first. */
export const PROGRESS_TASKS = [
  "returned",
  "with_head",
  "to_write",
  "to_complete",
  "to_submit",
  "in_review",
  "done",
  "settled",
  "no_task",
] as const;
export type ProgressTask = (typeof PROGRESS_TASKS)[number];

/** The tasks that lie on the unit's desk. */
export const OWED_TASKS: readonly ProgressTask[] = [
  "returned",
  "with_head",
  "to_write",
  "to_complete",
  "to_submit",
];

/** Whether a month's report is still owed by the unit, or waits for its review. */
export function isUnfinished(task: ProgressTask): boolean {
  return task === "in_review" || OWED_TASKS.includes(task);
}

/**
 * The task that a month's latest revision leaves the unit with. A month that asks for nothing may be reported all the
 * same.
 *
 * @param report null where nothing was written yet; `gaps` is what it lacks for being submitted
 */
export function progressTask(
  report: {
    readonly state: ProgressState;
    readonly gaps: readonly ProgressGap[];
    /** Handed to the unit head, who checks it. */
    readonly handedOver: boolean;
  } | null,
  need: MonthNeed,
): ProgressTask {
  if (report === null) return need === "asked" ? "to_write" : need;
  const withUnit = report.state === "draft" || report.state === "returned";
  if (withUnit && report.handedOver) return "with_head";
  switch (report.state) {
    case "returned":
      return "returned";
    case "draft":
      return report.gaps.length > 0 ? "to_complete" : "to_submit";
    case "submitted":
      return "in_review";
    case "approved":
      return "done";
  }
}

/** Order in which a unit's targets are listed: what is asked first, then by number. */
export function byTask(
  a: { readonly task: ProgressTask; readonly number: number },
  b: { readonly task: ProgressTask; readonly number: number },
): number {
  return PROGRESS_TASKS.indexOf(a.task) - PROGRESS_TASKS.indexOf(b.task) || a.number - b.number;
}
