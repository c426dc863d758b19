import "server-only";
import { type z } from "zod";
import { decideCorrection } from "@/lib/domain/progress";
import { type correctProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { conflict, notFound } from "../errors";
import { latestRevision, progressRecord } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided, requireOnTarget } from "./progress-refusal";

/**
 * Opens a correction of an approved report: a new revision that begins as a copy, evidence included, of the unit that leads the target now. The approved one
 * stays as it is and counts until the new one is approved.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID without a reason · CONFLICT when a correction is open already
 */
export async function correctProgress(
  context: ViewerContext,
  input: z.output<typeof correctProgressInput>,
): Promise<{ readonly id: string }> {
  const { viewer, now } = context;
  const { report, target } = await progressRecord(viewer, input.id);
  requireOnTarget(viewer, "progress.write", target);
  const next = decided(decideCorrection(report, input.reason, viewer.userId));
  const latest = await latestRevision(report.targetId, report.period);
  if (latest?.id !== report.id) throw conflict("progress_not_approved");
  const unitId = target.ties.leadUnitId;
  if (!unitId) throw notFound();
  await transact(context, async (tx, record) => {
    const attached = await tx.evidenceOnReport.findMany({
      where: { progressReportId: report.id },
      select: { evidenceId: true },
    });
    // The unique key (target, period, revision) lets only one of two people open the correction.
    await tx.progressReport.create({
      data: {
        ...next,
        id: input.newId,
        targetId: report.targetId,
        unitId,
        period: report.period,
        value: report.value,
        notPublished: report.notPublished,
        stage: report.stage,
        judgement: report.judgement,
        progress: report.progress,
        problems: report.problems,
        nextStep: report.nextStep,
        createdAt: now,
        updatedAt: now,
        evidence: { create: attached },
      },
      select: { id: true },
    });
    await record({
      action: "progress.correction_opened",
      record: { type: "progress", id: input.newId },
      targetId: report.targetId,
      payload: { period: report.period, revision: next.revision },
      reason: next.correctionReason,
    });
  });
  return { id: input.newId };
}
