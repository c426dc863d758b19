import "server-only";
import { type z } from "zod";
import { decideAnswerObjection, OBJECTION_STATES } from "@/lib/domain/assessment";
import { memberOf } from "@/lib/domain/vocabulary";
import { type answerObjectionInput } from "@/lib/schemas/scores";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, notFound } from "../errors";
import { adjusted } from "../scoring/content";
import { assessmentToChange, decidedAssessment, keepScore, latestScore } from "./assessment-change";
import { type ViewerContext } from "./context";

/**
 * Answers an objection: refused with a reason, or accepted, which makes a new revision of the score with the answer as its
 * reason. The revisions before it stay readable.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN, INVALID · CONFLICT when it is answered already
 */
export async function answerObjection(
  context: ViewerContext,
  input: z.output<typeof answerObjectionInput>,
): Promise<void> {
  const { viewer, now } = context;
  const { id, version } = input;
  const row = await db().scoreObjection.findUnique({
    where: { id },
    select: { assessmentId: true, unitId: true, state: true, raisedAt: true },
  });
  if (!row) throw notFound();
  const { assessmentId, unitId } = row;
  const assessment = await assessmentToChange(context, "score.manage", assessmentId);
  const next = decidedAssessment(
    decideAnswerObjection(memberOf(OBJECTION_STATES, row.state), input),
    "answer",
  );
  const { revision, content: before } = await latestScore(assessmentId, unitId);
  const unit = before.unit.shortName;
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.scoreObjection.updateMany({
        where: { id, version, state: "open" },
        data: { ...next, answeredById: viewer.userId, answeredAt: now, version: { increment: 1 } },
      }),
    );
    const of = { record: { type: "assessment", id: assessmentId }, reason: next.answer } as const;
    if (next.points === null) {
      await record({ ...of, action: "score.objection_refused", payload: { unit, unitId } });
      return;
    }
    const after = adjusted(before, {
      kind: "objection",
      points: next.points,
      reason: next.answer,
      document: assessment.name,
    });
    const kept = await keepScore(tx, context, assessmentId, revision + 1, after);
    await record({
      ...of,
      action: "score.objection_accepted",
      payload: {
        before: { total: before.sum.total },
        after: { ...kept },
        unit,
        unitId,
        points: next.points,
      },
    });
  });
}
