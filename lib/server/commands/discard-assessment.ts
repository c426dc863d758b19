import "server-only";
import { type z } from "zod";
import { decideDiscard } from "@/lib/domain/assessment";
import { type discardAssessmentInput } from "@/lib/schemas/scores";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { assessmentToChange, decidedAssessment } from "./assessment-change";
import { type ViewerContext } from "./context";

/**
 * Discards a draft (作废): it leaves the list and gives its name back. What it was made of is kept, and whoever may see
 * drafts still finds it by its address.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it is published, or was changed meanwhile · INVALID for no reason
 */
export async function discardAssessment(
  context: ViewerContext,
  { id, version, reason }: z.output<typeof discardAssessmentInput>,
): Promise<void> {
  const assessment = await assessmentToChange(context, "score.manage", id);
  const next = decidedAssessment(decideDiscard(assessment.state, { reason }), "reason");
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.assessment.updateMany({
        where: { id, version },
        // Names are unique; the beginning of the id tells two that were discarded under one name apart.
        data: {
          state: next.state,
          name: `${assessment.name}（作废 ${id.slice(0, 8)}）`,
          version: { increment: 1 },
        },
      }),
    );
    await record({
      action: "score.discarded",
      record: { type: "assessment", id },
      payload: { name: assessment.name },
      reason: next.reason,
    });
  });
}
