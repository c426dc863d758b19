import "server-only";
import { type z } from "zod";
import { type detachEvidenceInput } from "@/lib/schemas/evidence";
import { transact } from "../db/transact";
import { expectOne, notFound } from "../errors";
import { type ViewerContext } from "./context";
import { evidenceOf, openProgress, requireStillOpen } from "./open-progress";

/**
 * Takes a piece of evidence off a report that still lies with its unit. The evidence itself, and earlier revisions
 * that show it, stay as they are.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT once the report was submitted
 */
export async function detachEvidence(
  context: ViewerContext,
  input: z.output<typeof detachEvidenceInput>,
): Promise<void> {
  const report = await openProgress(context, input.progressReportId);
  const evidence = await evidenceOf(report.id, input.evidenceId);
  if (!evidence) throw notFound();
  await transact(context, async (tx, record) => {
    await requireStillOpen(tx, report.id);
    expectOne(
      await tx.evidenceOnReport.deleteMany({
        where: { progressReportId: report.id, evidenceId: evidence.id },
      }),
    );
    await record({
      action: "evidence.detached",
      record: { type: "evidence", id: evidence.id },
      targetId: report.targetId,
      payload: { name: evidence.name, period: report.period },
    });
  });
}
