import "server-only";
import { type z } from "zod";
import { decideSubmit } from "@/lib/domain/progress";
import { type submitProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { progressRecords } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided, periodStateOf, requireOnTarget } from "./progress-refusal";

/**
 * The unit head hands reports to the supervisor, one or many: all of them or none.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID with the fields that are still missing · CONFLICT when one of them
 * was changed or submitted meanwhile
 */
export async function submitProgress(
  context: ViewerContext,
  input: z.output<typeof submitProgressInput>,
): Promise<{ readonly submitted: number }> {
  const { viewer, now } = context;
  const ids = input.reports.map(({ id }) => id);
  const plans = (await progressRecords(viewer, ids)).map(({ report, target }, index) => {
    requireOnTarget(viewer, "progress.submit", target);
    const period = periodStateOf(target, report.period, now);
    const next = decided(decideSubmit(report, period, target.definition.measure, report, viewer.userId));
    return { report, next, version: input.reports[index]?.version ?? report.version };
  });
  await transact(context, async (tx, record) => {
    for (const { report, next, version } of plans) {
      expectOne(
        await tx.progressReport.updateMany({
          where: { id: report.id, version },
          data: { ...next, submittedAt: now, returnReason: null, version: { increment: 1 } },
        }),
      );
      await record({
        action: "progress.submitted",
        record: { type: "progress", id: report.id },
        targetId: report.targetId,
        payload: { period: report.period, revision: report.revision, value: report.value },
      });
    }
  });
  return { submitted: plans.length };
}
