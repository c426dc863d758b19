import "server-only";
import { type AuditBody } from "@/lib/domain/audit-event";
import { db } from "../db/client";

/** What makes the history of a month: the steps that others see, not every save on the way. */
const STEPS = [
  "progress.handed_over",
  "progress.returned_to_reporter",
  "progress.submitted",
  "progress.returned",
  "progress.approved",
  "progress.correction_requested",
  "progress.correction_refused",
  "progress.correction_opened",
] as const;
/** What passes between a reporter and the own unit head. */
const WITHIN_UNIT: readonly string[] = ["progress.handed_over", "progress.returned_to_reporter"];
export type ProgressStepAction = (typeof STEPS)[number];

export interface ProgressStep {
  readonly id: string;
  readonly action: ProgressStepAction;
  readonly at: Date;
  readonly actorName: string;
  /** In whose place it was done; null for the own action. */
  readonly principalName: string | null;
  readonly revision: number;
  /** Why it was returned or corrected. */
  readonly reason: string | null;
}

/**
 * The steps of these revisions of one month, the latest first. Not scoped: pass reports that are in sight.
 *
 * @param withinUnit whether the reader sees what lies with the unit
 */
export async function progressSteps(
  revisions: readonly { id: string; revision: number }[],
  withinUnit: boolean,
): Promise<ProgressStep[]> {
  const rows = await db().auditEvent.findMany({
    where: {
      recordType: "progress",
      recordId: { in: revisions.map(({ id }) => id) },
      action: { in: STEPS.filter((step) => withinUnit || !WITHIN_UNIT.includes(step)) },
    },
    orderBy: { seq: "desc" },
    select: { id: true, at: true, actorName: true, action: true, recordId: true, body: true },
  });
  return rows.flatMap(({ id, at, actorName, recordId, body, ...row }) => {
    const action = STEPS.find((step) => step === row.action);
    const revision = revisions.find((candidate) => candidate.id === recordId)?.revision;
    if (!action || revision === undefined) return [];
    const { reason, onBehalfOf } = JSON.parse(body) as AuditBody;
    return [{ id, action, at, actorName, principalName: onBehalfOf?.name ?? null, revision, reason }];
  });
}
