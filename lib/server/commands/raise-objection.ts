import "server-only";
import { type z } from "zod";
import { decideObject } from "@/lib/domain/assessment";
import { dayOf } from "@/lib/format/dates";
import { type raiseObjectionInput } from "@/lib/schemas/scores";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { conflict, forbidden } from "../errors";
import { assessmentToChange, decidedAssessment, latestScore } from "./assessment-change";
import { type ViewerContext } from "./context";

/**
 * The head of a unit objects (异议) to the own unit's score, in time, one objection at a time. The same id again is a
 * repeated click and is acknowledged.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN, INVALID · CONFLICT while another one waits for its answer
 */
export async function raiseObjection(
  context: ViewerContext,
  input: z.output<typeof raiseObjectionInput>,
): Promise<void> {
  const { viewer, now } = context;
  const { id, assessmentId } = input;
  const unitId = viewer.unitId;
  const assessment = await assessmentToChange(context, "score.object", assessmentId, { leadUnitId: unitId });
  if (unitId === null) throw forbidden();
  const { content } = await latestScore(assessmentId, unitId);
  if (await db().scoreObjection.findUnique({ where: { id }, select: { id: true } })) return;
  const open = assessment.objections.some((objection) => objection.unitId === unitId);
  const { state, objectionsUntil: until } = assessment;
  const next = decidedAssessment(decideObject({ state, until, open }, input.text, dayOf(now)));
  await transact(context, async (tx, record) => {
    const waiting = await tx.scoreObjection.count({ where: { assessmentId, unitId, state: "open" } });
    if (waiting > 0) throw conflict("objection_already_open");
    await tx.scoreObjection.create({
      data: { id, assessmentId, unitId, ...next, raisedById: viewer.userId, raisedAt: now },
      select: { id: true },
    });
    await record({
      action: "score.objected",
      record: { type: "assessment", id: assessmentId },
      payload: { unit: content.unit.shortName, unitId, text: next.text },
    });
  });
}
