import "server-only";
import { type z } from "zod";
import { actorFor, may } from "@/lib/domain/access";
import { decideApprove } from "@/lib/domain/progress";
import { isPlainCase } from "@/lib/domain/review-pick";
import { type approveProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { expectOne, LedgerError, mayNot } from "../errors";
import { progressRecords } from "../queries/progress-record";
import { waitingRows } from "../queries/review-queue";
import { type ViewerContext } from "./context";
import { decided } from "./progress-refusal";

/**
 * The supervisor approves submitted reports, one or many: all of them or none. What is approved is locked. Of many, each is
 * unchanged since the last approval, or green without a hint (`isPlainCase`).
 *
 * @throws LedgerError NOT_FOUND · FORBIDDEN, also for the own report · CONFLICT when one of them was decided meanwhile ·
 *   INVALID with the names of those that have to be looked at one by one
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
  if (ids.length > 1) await refuseOthersThanPlain(context, ids);
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

/** Several at once only where there is nothing to look at: what changed and is not green is decided on by itself. */
async function refuseOthersThanPlain({ viewer, now }: ViewerContext, ids: readonly string[]): Promise<void> {
  const rows = await waitingRows(viewer, ids, now);
  const others = rows.filter(
    ({ report, outlook, unchanged, hints, own }) =>
      !isPlainCase({ light: outlook.computedLight, unchanged, hints, own, revision: report.revision }),
  );
  if (others.length === 0) return;
  const names = others.map(({ target }) => target.indicator).join("、");
  throw new LedgerError("INVALID", { problem: "review_not_plain", params: { count: others.length, names } });
}
