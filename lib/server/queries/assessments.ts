import "server-only";
import { may, mayEver, type Viewer } from "@/lib/domain/access";
import {
  ASSESSMENT_STATES,
  type AssessmentState,
  OBJECTION_STATES,
  type ObjectionState,
} from "@/lib/domain/assessment";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type Period } from "@/lib/domain/period";
import { ranked, type UnitScoreSum } from "@/lib/domain/scoring";
import { memberOf } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { mayNot, notFound } from "../errors";
import { openScore, type ScoreContent } from "../scoring/content";
import { eventsWhere } from "./record-history";
import { namesOf } from "./reports";
import { type UnitName } from "./target-figures";

/** The assessments in sight: the published ones, drafts for those who prepare or audit them. */
export function visibleAssessments(viewer: Viewer): Prisma.AssessmentWhereInput {
  if (!mayEver(viewer, "score.view")) return { id: { in: [] } };
  return mayEver(viewer, "score.view_draft") ? {} : { state: "published" };
}

/** An assessment (考核) as lists name it. */
export interface AssessmentItem {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  readonly state: AssessmentState;
  readonly version: number;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  /** `YYYY-MM-DD`; null while it is a draft. */
  readonly objectionsUntil: string | null;
  /** Objections that wait for an answer; of the own unit where the viewer works for one. */
  readonly open: number;
}

const ITEM = {
  id: true,
  name: true,
  period: true,
  state: true,
  version: true,
  createdAt: true,
  publishedAt: true,
  objectionsUntil: true,
  snapshotId: true,
  objections: { where: { state: "open" }, select: { unitId: true } },
} as const satisfies Prisma.AssessmentSelect;

type ItemRow = Prisma.AssessmentGetPayload<{ select: typeof ITEM }>;

function itemOf(viewer: Viewer, { objections, snapshotId: _, ...row }: ItemRow): AssessmentItem {
  return {
    ...row,
    state: memberOf(ASSESSMENT_STATES, row.state),
    open: objections.filter(({ unitId }) => may(viewer, "score.view_way", { leadUnitId: unitId })).length,
  };
}

/** The assessments in sight, the latest first; discarded ones are found by their address only. */
export async function assessmentList(viewer: Viewer): Promise<readonly AssessmentItem[]> {
  const rows = await db().assessment.findMany({
    where: { AND: [visibleAssessments(viewer), { state: { not: "discarded" } }] },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: ITEM,
  });
  return rows.map((row) => itemOf(viewer, row));
}

/** An objection (异议) that waits for its answer, as the supervisor's desk names it. */
export interface OpenObjection {
  readonly id: string;
  readonly assessment: { readonly id: string; readonly name: string };
  readonly unit: UnitName;
  readonly text: string;
  readonly at: Date;
}

/** The objections that the viewer may answer, the longest waiting first. */
export async function openObjections(viewer: Viewer): Promise<readonly OpenObjection[]> {
  if (!mayEver(viewer, "score.manage")) return [];
  const rows = await db().scoreObjection.findMany({
    where: { state: "open" },
    orderBy: [{ raisedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      unitId: true,
      text: true,
      raisedAt: true,
      assessment: { select: { id: true, name: true } },
    },
  });
  const units = await db().unit.findMany({
    where: { id: { in: rows.map(({ unitId }) => unitId) } },
    select: { id: true, name: true, shortName: true },
  });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return rows.flatMap(({ unitId, raisedAt, ...row }) => {
    const unit = byId.get(unitId);
    return unit ? [{ ...row, unit, at: raisedAt }] : [];
  });
}

/** A unit in the ranking. */
export interface RankedUnit {
  readonly unit: UnitName;
  readonly rank: number | null;
  readonly total: string | null;
  readonly sum: UnitScoreSum;
  readonly late: number;
  readonly overdue: number;
  readonly revision: number;
  /** An objection waits for its answer; told to those who may read the way. */
  readonly objected: boolean;
  readonly own: boolean;
  /** The viewer may read how the points came about. */
  readonly mayView: boolean;
}

export interface AssessmentDetail extends AssessmentItem {
  readonly snapshot: { readonly id: string; readonly name: string };
  readonly units: readonly RankedUnit[];
  readonly mayManage: boolean;
}

/** An assessment with its ranking. @throws LedgerError NOT_FOUND */
export async function assessmentDetail(viewer: Viewer, id: string): Promise<AssessmentDetail> {
  const row = await db().assessment.findFirst({
    where: { AND: [visibleAssessments(viewer), { id }] },
    select: { ...ITEM, scores: { select: SCORE } },
  });
  if (!row) throw notFound();
  const snapshot = await db().snapshot.findUniqueOrThrow({
    where: { id: row.snapshotId },
    select: { id: true, name: true },
  });
  const { scores, ...item } = row;
  const units = latestOf(scores).map(({ content, revision }) => {
    const mayView = may(viewer, "score.view_way", { leadUnitId: content.unit.id });
    return {
      unit: content.unit,
      total: content.sum.total,
      sum: content.sum,
      late: content.late.length,
      overdue: content.overdue.length,
      revision,
      objected: mayView && row.objections.some(({ unitId }) => unitId === content.unit.id),
      own: content.unit.id === viewer.unitId,
      mayView,
    };
  });
  return {
    ...itemOf(viewer, item),
    snapshot,
    units: ranked(units),
    mayManage: mayEver(viewer, "score.manage"),
  };
}

const SCORE = { unitId: true, revision: true, content: true, sha256: true } as const;

function latestOf(
  scores: readonly { unitId: string; revision: number; content: string; sha256: string }[],
): readonly { readonly revision: number; readonly content: ScoreContent }[] {
  const latest = new Map<string, (typeof scores)[number]>();
  for (const score of scores)
    if ((latest.get(score.unitId)?.revision ?? 0) < score.revision) latest.set(score.unitId, score);
  return [...latest.values()].map((score) => ({ revision: score.revision, content: openScore(score) }));
}

/** 异议, with its answer. */
export interface ObjectionView {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly by: string | null;
  readonly at: Date;
  readonly state: ObjectionState;
  readonly answer: string | null;
  readonly points: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

/** A unit's score with the way of each point. */
export interface ScorePage {
  readonly assessment: AssessmentDetail;
  readonly ranked: RankedUnit;
  readonly content: ScoreContent;
  readonly objections: readonly ObjectionView[];
  /** Totals of all revisions, the first one first. */
  readonly revisions: readonly {
    readonly revision: number;
    readonly total: string | null;
    readonly at: Date;
  }[];
  readonly mayAdjust: boolean;
  readonly mayObject: boolean;
  readonly mayAnswer: boolean;
}

/** The way to a unit's score. @throws LedgerError NOT_FOUND out of sight · FORBIDDEN for another unit's */
export async function scorePage(
  viewer: Viewer,
  { id, unitId }: { readonly id: string; readonly unitId: string },
  at: Date = now(),
): Promise<ScorePage> {
  const assessment = await assessmentDetail(viewer, id);
  const unit = assessment.units.find((one) => one.unit.id === unitId);
  if (!unit) throw notFound();
  if (!unit.mayView) throw mayNot("score.view_way", "unit", unitId);
  const [scores, rows] = await Promise.all([
    db().unitScore.findMany({
      where: { assessmentId: id, unitId },
      orderBy: { revision: "asc" },
      select: { ...SCORE, total: true, madeAt: true },
    }),
    db().scoreObjection.findMany({
      where: { assessmentId: id, unitId },
      orderBy: { raisedAt: "desc" },
      omit: { assessmentId: true, unitId: true },
    }),
  ]);
  const names = await namesOf(
    rows.flatMap(({ raisedById, answeredById }) => [raisedById, answeredById ?? ""]),
  );
  const { state, objectionsUntil, mayManage } = assessment;
  const inTime = objectionsUntil !== null && dayOf(at) <= objectionsUntil;
  const waiting = rows.some((row) => row.state === "open");
  return {
    assessment,
    ranked: unit,
    content: latestOf(scores)[0]!.content,
    objections: rows.map(({ raisedById, raisedAt, answeredById, ...row }) => ({
      ...row,
      state: memberOf(OBJECTION_STATES, row.state),
      by: names.get(raisedById) ?? null,
      at: raisedAt,
      answeredBy: names.get(answeredById ?? "") ?? null,
    })),
    revisions: scores.map(({ revision, total, madeAt }) => ({ revision, total, at: madeAt })),
    mayAdjust: mayManage && state === "draft",
    mayObject:
      state === "published" && inTime && !waiting && may(viewer, "score.object", { leadUnitId: unitId }),
    mayAnswer: mayManage && waiting,
  };
}

/** What happened to an assessment; for those who prepare or audit it. */
export async function assessmentHistory(viewer: Viewer, id: string): Promise<readonly AuditBody[]> {
  if (!mayEver(viewer, "score.view_draft")) return [];
  return eventsWhere({ recordType: "assessment", recordId: id });
}
