import "server-only";
import { type z } from "zod";
import { decideAdjust } from "@/lib/domain/assessment";
import { type adjustScoreInput } from "@/lib/schemas/scores";
import { transact } from "../db/transact";
import { adjusted } from "../scoring/content";
import { assessmentToChange, decidedAssessment, keepScore, latestScore } from "./assessment-change";
import { type ViewerContext } from "./context";

/**
 * Adds points to a unit's score by hand (加分), or takes some off, before it is published: a new revision that names the
 * reason and the document.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN, INVALID · CONFLICT for a published one, or when it was changed meanwhile
 */
export async function adjustScore(
  context: ViewerContext,
  input: z.output<typeof adjustScoreInput>,
): Promise<void> {
  const { assessmentId, unitId, revision } = input;
  const assessment = await assessmentToChange(context, "score.manage", assessmentId);
  const given = decidedAssessment(decideAdjust(assessment.state, input), "reason");
  const before = (await latestScore(assessmentId, unitId)).content;
  const after = adjusted(before, { kind: "by_hand", ...given });
  await transact(context, async (tx, record) => {
    const kept = await keepScore(tx, context, assessmentId, revision + 1, after);
    await record({
      action: "score.adjusted",
      record: { type: "assessment", id: assessmentId },
      payload: {
        before: { total: before.sum.total },
        after: { ...kept },
        unit: after.unit.shortName,
        points: given.points,
        document: given.document,
      },
      reason: given.reason,
    });
  });
}
