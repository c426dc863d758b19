import "server-only";
import { randomUUID } from "node:crypto";
import { ASSESSMENT_STATES, type AssessmentDecision, type AssessmentProblem } from "@/lib/domain/assessment";
import { may, type RecordTies, type Right } from "@/lib/domain/access";
import { memberOf } from "@/lib/domain/vocabulary";
import { db, type Tx } from "../db/client";
import { conflict, invalid, mayNot, notFound } from "../errors";
import { visibleAssessments } from "../queries/assessments";
import { openScore, type ScoreContent, sealScore } from "../scoring/content";
import { type ViewerContext } from "./context";

/** An assessment that somebody is about to act on. @throws LedgerError NOT_FOUND, FORBIDDEN */
export async function assessmentToChange(
  { viewer }: ViewerContext,
  right: Right,
  id: string,
  ties: RecordTies = {},
) {
  const row = await db().assessment.findFirst({
    where: { AND: [visibleAssessments(viewer), { id }] },
    select: {
      id: true,
      name: true,
      state: true,
      period: true,
      objectionsUntil: true,
      objections: { where: { state: "open" }, select: { unitId: true } },
    },
  });
  if (!row) throw notFound();
  if (!may(viewer, right, ties)) throw mayNot(right, "assessment", id);
  return { ...row, state: memberOf(ASSESSMENT_STATES, row.state) };
}

/** A unit's score in its latest revision. @throws LedgerError NOT_FOUND */
export async function latestScore(
  assessmentId: string,
  unitId: string,
): Promise<{ readonly revision: number; readonly content: ScoreContent }> {
  const row = await db().unitScore.findFirst({
    where: { assessmentId, unitId },
    orderBy: { revision: "desc" },
    select: { revision: true, content: true, sha256: true },
  });
  if (!row) throw notFound();
  return { revision: row.revision, content: openScore(row) };
}

/** Which score was kept, as its event names it. */
interface KeptScore {
  readonly unitId: string;
  readonly revision: number;
  readonly sha256: string;
  readonly total: string | null;
}

/**
 * Keeps a unit's score as a new revision. Two at the same time can't both be the next one: the later is refused.
 *
 * @throws LedgerError CONFLICT
 */
export async function keepScore(
  tx: Tx,
  { viewer, now }: ViewerContext,
  assessmentId: string,
  revision: number,
  content: ScoreContent,
): Promise<KeptScore> {
  const unitId = content.unit.id;
  const latest = await tx.unitScore.findFirst({
    where: { assessmentId, unitId },
    orderBy: { revision: "desc" },
    select: { revision: true },
  });
  if ((latest?.revision ?? 0) !== revision - 1) throw conflict();
  const sealed = sealScore(content);
  await tx.unitScore.create({
    data: {
      id: randomUUID(),
      assessmentId,
      unitId,
      revision,
      madeById: viewer.userId,
      madeAt: now,
      ...sealed,
    },
    select: { id: true },
  });
  return { unitId, revision, sha256: sealed.sha256, total: sealed.total };
}

const FIELDS: Readonly<Partial<Record<AssessmentProblem, string>>> = {
  points_missing: "points",
  document_missing: "document",
};

/** What the rules decided, or the refusal as its error. @throws LedgerError CONFLICT, INVALID */
export function decidedAssessment<Next>(decision: AssessmentDecision<Next>, text = "text"): Next {
  if (decision.ok) return decision.next;
  const { problem } = decision;
  if (problem === "wrong_state") throw conflict("assessment_wrong_state");
  if (problem === "too_late") throw invalid("objection_too_late");
  if (problem === "already_open") throw conflict("objection_already_open");
  const key = problem === "points_missing" ? "score_points" : "required";
  throw invalid("check_fields", { [FIELDS[problem] ?? text]: key });
}
