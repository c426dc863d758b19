import "server-only";
import { type z } from "zod";
import { actorFor, may } from "@/lib/domain/access";
import { decideApprove } from "@/lib/domain/progress";
import { type approveProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { expectOne, mayNot } from "../errors";
import { progressRecords } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided } from "./progress-refusal";

/**
 * The supervisor approves submitted reports, one or many: all of them or none. What is approved is locked.
 *
 * @throws LedgerError NOT_FOUND · FORBIDDEN, also for the own report · CONFLICT when one of them was decided meanwhile
 */
export async function approveProgress(
  context: ViewerContext,
  input: z.output<typeof approveProgressInput>,
): Promise<{ readonly approved: number }> {
  const { viewer, now } = context;
  const ids = input.reports.map(({ id }) => id);
  const plans = (await progressRecords(viewer, ids)).map(({ report, target }, index) => {
    if (!may(viewer, "progress.review", target.ties)) throw mayNot("progress.review", "progress", report.id);
    const next = decided(decideApprove(report, actorFor(viewer, "progress.review")));
    return { report, next, version: input.reports[index]?.version ?? report.version };
  });
  return transact(context, async (tx, record) => {
    for (const { report, next, version } of plans) {
      expectOne(
        await tx.progressReport.updateMany({
          where: { id: report.id, version },
          data: { ...next, reviewedAt: now, version: { increment: 1 } },
        }),
      );
      await record({
        action: "progress.approved",
        record: { type: "progress", id: report.id },
        targetId: report.targetId,
        payload: { period: report.period, revision: report.revision, value: report.value },
      });
    }
    return { approved: plans.length };
  });
}
