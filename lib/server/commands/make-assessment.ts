import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type makeAssessmentInput } from "@/lib/schemas/scores";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { snapshotDetail } from "../queries/snapshots";
import { scoreContent } from "../scoring/content";
import { scoreFacts } from "../scoring/score-facts";
import { keepScore } from "./assessment-change";
import { type ViewerContext } from "./context";

/**
 * Scores all units with targets in a snapshot (考核), as a draft that only the supervisor and the auditor see. The same id
 * again is a repeated click and is acknowledged.
 *
 * @throws LedgerError FORBIDDEN · NOT_FOUND for no snapshot · INVALID for a name that is taken, or a snapshot in which no
 *   unit leads a target
 */
export async function makeAssessment(
  context: ViewerContext,
  { id, name, snapshotId }: z.output<typeof makeAssessmentInput>,
): Promise<{ readonly id: string }> {
  const { viewer, now } = context;
  if (!may(viewer, "score.manage")) throw forbidden();
  if (await db().assessment.findUnique({ where: { id }, select: { id: true } })) return { id };
  const snapshot = await snapshotDetail(viewer, snapshotId);
  const units = await scoreFacts(viewer, snapshot);
  if (units.length === 0) throw invalid("assessment_empty");
  const { year, period } = snapshot;
  return transact(context, async (tx, record) => {
    if (await tx.assessment.findUnique({ where: { name }, select: { id: true } }))
      throw invalid("check_fields", { name: "assessment_name_taken" });
    const facts = { name, year, period };
    await tx.assessment.create({
      data: { id, ...facts, snapshotId, createdById: viewer.userId, createdAt: now },
      select: { id: true },
    });
    const scores: string[] = [];
    for (const unit of units) {
      const { unitId, sha256, total } = await keepScore(tx, context, id, 1, scoreContent(unit));
      scores.push([unitId, sha256, total ?? ""].join(" "));
    }
    await record({
      action: "score.made",
      record: { type: "assessment", id },
      payload: { after: { ...facts, snapshot: snapshot.name, snapshotId, units: units.length, scores } },
    });
    return { id };
  });
}
