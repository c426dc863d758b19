import "server-only";
import { type Right, type Viewer } from "@/lib/domain/access";
import { may } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { type ProgressDecision } from "@/lib/domain/progress";
import { type PeriodState, periodStateAt } from "@/lib/domain/reporting-period";
import { type ErrorCode, LedgerError, mayNot, notFound } from "../errors";
import { type ProgressRecord, type ReportableTarget } from "../queries/progress-record";
import { reportingPeriod } from "../queries/reporting-periods";

/** What each refusal of the rules is to the person: wrong input, somebody was faster, or not theirs to do. */
const CODES = {
  period_not_open: "INVALID",
  period_closed: "CONFLICT",
  under_review: "CONFLICT",
  locked: "CONFLICT",
  incomplete: "INVALID",
  not_submitted: "CONFLICT",
  with_head: "CONFLICT",
  handed_over_already: "CONFLICT",
  not_handed_over: "CONFLICT",
  own_report: "FORBIDDEN",
  reason_missing: "INVALID",
} as const satisfies Record<string, ErrorCode>;

/** What the rules decided to do. Throws the LedgerError of their refusal, with the fields that are missing. */
export function decided<Next>(decision: ProgressDecision<Next>): Next {
  if (decision.ok) return decision.next;
  const missing = decision.problem === "reason_missing" ? ["reason"] : (decision.gaps ?? []);
  throw new LedgerError(CODES[decision.problem], {
    problem: `progress_${decision.problem}`,
    fields: Object.fromEntries(missing.map((field) => [field, "required"])),
  });
}

/** Asserts that the target still runs and the person holds the right on it. Throws FORBIDDEN or INVALID. */
export function requireOnTarget(viewer: Viewer, right: Right, target: ReportableTarget): void {
  if (!may(viewer, right, target.ties)) throw mayNot(right, "target", target.id);
  if (!target.active) throw new LedgerError("INVALID", { problem: "target_withdrawn" });
}

/**
 * A figure is asked for once: of a split target (分解) from its parts. What was approved for the whole before it was
 * split can still be corrected. Throws INVALID.
 */
function requireAsked(target: ReportableTarget, report: ProgressRecord | null): void {
  const settledBefore = report !== null && (report.state === "approved" || report.revision > 1);
  if (target.split && !settledBefore) throw new LedgerError("INVALID", { problem: "target_split" });
}

/**
 * Whether the lead unit may write on a month of the target's own year. Throws NOT_FOUND for a month of another year,
 * INVALID for a split target.
 *
 * @param report the latest revision; null where nothing was written yet
 */
export async function periodStateOf(
  target: ReportableTarget,
  period: Period,
  report: ProgressRecord | null,
  now: Date,
): Promise<PeriodState> {
  if (!period.startsWith(`${target.year}-`)) throw notFound();
  requireAsked(target, report);
  const returnedAt = report?.state === "returned" ? report.reviewedAt : null;
  const unit = { unitId: target.ties.leadUnitId ?? null, returnedAt };
  return periodStateAt(await reportingPeriod(period), unit, now);
}
