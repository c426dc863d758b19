import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { decideReturn } from "@/lib/domain/progress";
import { type returnProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { expectOne, forbidden } from "../errors";
import { progressRecord } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided } from "./progress-refusal";

/**
 * The supervisor sends a submitted report back to its unit, with the reason; the value is never changed instead.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID without a reason · CONFLICT when it was decided meanwhile
 */
export async function returnProgress(
  context: ViewerContext,
  input: z.output<typeof returnProgressInput>,
): Promise<void> {
  const { viewer, now } = context;
  const { report, target } = await progressRecord(viewer, input.id);
  if (!may(viewer, "progress.review", target.ties)) throw forbidden();
  const next = decided(decideReturn(report, input.reason, viewer.userId));
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.progressReport.updateMany({
        where: { id: report.id, version: input.version },
        data: { ...next, reviewedAt: now, version: { increment: 1 } },
      }),
    );
    await record({
      action: "progress.returned",
      record: { type: "progress", id: report.id },
      targetId: report.targetId,
      payload: { period: report.period, revision: report.revision },
      reason: next.returnReason,
    });
  });
}
