import { isPeriod, periodOfDay, yearOf } from "./period";

/** 责任分工: duties are bound to posts and units, not to persons. */
export interface Assignment {
  readonly leadUnitId: string;
  readonly supportUnitIds: readonly string[];
  readonly leaderPostId: string | null;
  readonly contact: string | null;
  /** 完成时限, `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/** What is to be set; a part that is left out stays as it is, so that many targets can be changed at once. */
export type AssignmentChange = Partial<Assignment>;

export const ASSIGNMENT_PROBLEMS = [
  "lead_unit_missing",
  "lead_also_supports",
  "due_not_a_day",
  "due_outside_year",
] as const;
export type AssignmentProblem = (typeof ASSIGNMENT_PROBLEMS)[number];

export type AssignmentDecision =
  | { readonly ok: true; readonly next: Assignment }
  | { readonly ok: false; readonly field: keyof Assignment; readonly problem: AssignmentProblem };

/**
 * The assignment of a target of `year` after a change. There is exactly one lead unit, it is not its own supporter,
 * and the deadline lies in the target's year. Without a deadline of its own a target is due at the year's end.
 */
export function decideAssignment(
  current: Assignment | null,
  change: AssignmentChange,
  year: number,
): AssignmentDecision {
  const leadUnitId = change.leadUnitId ?? current?.leadUnitId;
  if (!leadUnitId) return { ok: false, field: "leadUnitId", problem: "lead_unit_missing" };
  if (change.supportUnitIds?.includes(leadUnitId))
    return { ok: false, field: "supportUnitIds", problem: "lead_also_supports" };
  const dueOn = change.dueOn ?? current?.dueOn ?? `${year}-12-31`;
  if (!isDay(dueOn)) return { ok: false, field: "dueOn", problem: "due_not_a_day" };
  if (yearOf(periodOfDay(dueOn)) !== year) return { ok: false, field: "dueOn", problem: "due_outside_year" };
  // A supporter that becomes the lead unit supports no more.
  const kept = (current?.supportUnitIds ?? []).filter((id) => id !== leadUnitId);
  return {
    ok: true,
    next: {
      leadUnitId,
      supportUnitIds: [...new Set(change.supportUnitIds ?? kept)],
      leaderPostId: change.leaderPostId === undefined ? (current?.leaderPostId ?? null) : change.leaderPostId,
      contact: change.contact === undefined ? (current?.contact ?? null) : change.contact,
      dueOn,
    },
  };
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isPeriod(periodOfDay(text))) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  // 2026-02-30 would roll over into March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
