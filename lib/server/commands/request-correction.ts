import "server-only";
import { type z } from "zod";
import { decideRequest } from "@/lib/domain/correction";
import { type requestCorrectionInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { latestRevision, progressRecord } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { settled } from "./decide-correction";
import { requireOnTarget } from "./progress-refusal";

/**
 * The unit asks that one approved report be unlocked for a correction (更正申请), with the reason.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID without a reason · CONFLICT when the report is not the latest
 * approved one, or a request waits already
 */
export async function requestCorrection(
  context: ViewerContext,
  input: z.output<typeof requestCorrectionInput>,
): Promise<void> {
  const { viewer, now } = context;
  const { report, target } = await progressRecord(viewer, input.progressReportId);
  requireOnTarget(viewer, "progress.write", target);
  const latest = await latestRevision(report.targetId, report.period);
  const state = latest?.id === report.id ? report.state : "draft";
  await transact(context, async (tx, record) => {
    const waiting = await tx.correctionRequest.count({
      where: { progressReportId: report.id, state: "requested" },
    });
    const { reason } = settled(decideRequest({ state, requested: waiting > 0 }, input.reason));
    await tx.correctionRequest.create({
      data: {
        id: input.id,
        progressReportId: report.id,
        reason,
        state: "requested",
        requestedById: viewer.userId,
        requestedAt: now,
      },
      select: { id: true },
    });
    await record({
      action: "progress.correction_requested",
      record: { type: "progress", id: report.id },
      targetId: report.targetId,
      payload: { period: report.period, revision: report.revision },
      reason,
    });
  });
}
