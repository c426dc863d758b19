import "server-only";
import { type RecordTies, type Viewer } from "@/lib/domain/access";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type Period } from "@/lib/domain/period";
import { type ProgressContent, type ProgressFacts, type ReturnedBy, RETURNERS } from "@/lib/domain/progress";
import { JUDGEMENTS, memberOf, PROGRESS_STATES, type ProgressState } from "@/lib/domain/vocabulary";
import { db, type Prisma } from "../db/client";
import { notFound } from "../errors";
import { decidableProgress, visibleTargets } from "./scope";
import { definitionOf, TARGET_RULE_COLUMNS } from "./target-record";

/** A target as far as reporting on it goes. */
export interface ReportableTarget {
  readonly id: string;
  readonly year: number;
  readonly indicator: string;
  readonly active: boolean;
  /** It is split (分解): its parts are asked for, and it is not. */
  readonly split: boolean;
  readonly definition: TargetDefinition;
  readonly ties: RecordTies;
}

/** One revision of a progress report, whole: what the rules look at and what a form shows. */
export interface ProgressRecord extends ProgressFacts, ProgressContent {
  readonly id: string;
  readonly targetId: string;
  readonly unitId: string;
  readonly period: Period;
  readonly state: ProgressState;
  readonly problems: string;
  readonly nextStep: string;
  readonly correctionReason: string | null;
  readonly returnReason: string | null;
  readonly handedOverById: string | null;
  /** Who sent it back last. */
  readonly returnedBy: ReturnedBy | null;
  readonly reviewerId: string | null;
  readonly submittedAt: Date | null;
  readonly reviewedAt: Date | null;
  readonly updatedAt: Date;
  readonly version: number;
}

const targetSelect = {
  ...TARGET_RULE_COLUMNS,
  id: true,
  state: true,
  _count: { select: { parts: { where: { state: "active" } } } },
  assignment: {
    select: { dueOn: true, leadUnitId: true, leaderPostId: true, supports: { select: { unitId: true } } },
  },
} satisfies Prisma.TargetSelect;

export const progressSelect = {
  id: true,
  targetId: true,
  unitId: true,
  period: true,
  revision: true,
  state: true,
  value: true,
  notPublished: true,
  stage: true,
  judgement: true,
  progress: true,
  problems: true,
  nextStep: true,
  correctionReason: true,
  returnReason: true,
  returnedBy: true,
  handedOverAt: true,
  handedOverById: true,
  contributors: true,
  authorId: true,
  submitterId: true,
  submittedAt: true,
  reviewerId: true,
  reviewedAt: true,
  updatedAt: true,
  version: true,
} satisfies Prisma.ProgressReportSelect;

type ProgressRow = Prisma.ProgressReportGetPayload<{ select: typeof progressSelect }>;
type TargetRow = Prisma.TargetGetPayload<{ select: typeof targetSelect }>;

/** A stored row with its closed sets checked. */
export function toProgressRecord(row: ProgressRow): ProgressRecord {
  return {
    ...row,
    state: memberOf(PROGRESS_STATES, row.state),
    judgement: row.judgement === null ? null : memberOf(JUDGEMENTS, row.judgement),
    returnedBy: row.returnedBy === null ? null : memberOf(RETURNERS, row.returnedBy),
    contributors: JSON.parse(row.contributors) as string[],
  };
}

/** The target, if it is in the person's sight. Throws NOT_FOUND. */
export async function reportableTarget(viewer: Viewer, targetId: string): Promise<ReportableTarget> {
  const row = await db().target.findFirst({
    where: { id: targetId, AND: visibleTargets(viewer) },
    select: targetSelect,
  });
  if (!row) throw notFound();
  return toReportableTarget(row);
}

/** Reports by id with their targets, for a decision about them. Throws NOT_FOUND when one is out of the person's sight. */
export async function progressRecords(
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly { readonly report: ProgressRecord; readonly target: ReportableTarget }[]> {
  const rows = await db().progressReport.findMany({
    where: { id: { in: [...ids] }, AND: decidableProgress(viewer) },
    select: { ...progressSelect, target: { select: targetSelect } },
  });
  return ids.map((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (!row) throw notFound();
    const { target, ...report } = row;
    return { report: toProgressRecord(report), target: toReportableTarget(target) };
  });
}

/** One report by id with its target. Throws NOT_FOUND. */
export async function progressRecord(viewer: Viewer, id: string) {
  const [found] = await progressRecords(viewer, [id]);
  if (!found) throw notFound();
  return found;
}

/** The latest revision of a target's report for a month; null where nothing was written yet. Not scoped: ask for the target first. */
export async function latestRevision(targetId: string, period: Period): Promise<ProgressRecord | null> {
  const row = await db().progressReport.findFirst({
    where: { targetId, period },
    orderBy: { revision: "desc" },
    select: progressSelect,
  });
  return row && toProgressRecord(row);
}

function toReportableTarget(row: TargetRow): ReportableTarget {
  return {
    id: row.id,
    year: row.year,
    indicator: row.indicator,
    active: row.state === "active",
    split: row._count.parts > 0,
    definition: definitionOf(row),
    ties: {
      leadUnitId: row.assignment?.leadUnitId ?? null,
      leaderPostId: row.assignment?.leaderPostId ?? null,
      supportUnitIds: row.assignment?.supports.map(({ unitId }) => unitId) ?? [],
    },
  };
}
