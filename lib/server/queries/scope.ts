import "server-only";
import { mayEver, relationsFor, type Right, type Viewer } from "@/lib/domain/access";
import { type Prisma } from "../db/client";

/** Matches no row: for people to whom a right gives no relation at all. */
const NOTHING: Prisma.TargetWhereInput = { id: { in: [] } };

/**
 * The targets on which a person holds a right, as a filter: the same table as `may`, asked of the database.
 * Every query of targets, and of what hangs on them, goes through it.
 */
export function targetsWith(viewer: Viewer, right: Right): Prisma.TargetWhereInput {
  const relations = relationsFor(viewer, right);
  const wholeField = relations.includes("in_charge") && viewer.leaderPostId !== null && viewer.overall;
  if (relations.includes("any") || wholeField) return {};
  const ways: Prisma.TargetWhereInput[] = [];
  if (relations.includes("lead") && viewer.unitId)
    ways.push({ assignment: { is: { leadUnitId: viewer.unitId } } });
  if (relations.includes("support") && viewer.unitId)
    ways.push({ assignment: { is: { supports: { some: { unitId: viewer.unitId } } } } });
  if (relations.includes("in_charge") && viewer.leaderPostId)
    ways.push({ assignment: { is: { leaderPostId: viewer.leaderPostId } } });
  return ways.length > 0 ? { OR: ways } : NOTHING;
}

/** Whose targets a person sees: all, those of the own field (分管领域), or those the own unit leads or supports. */
export interface Sight {
  readonly kind: "whole" | "field" | "unit";
  /** Name of the post or unit; null for the whole. */
  readonly name: string | null;
}

/** What `visibleTargets` holds for this person, for saying it on screens and exports. */
export function sightOf(viewer: Viewer): Sight {
  const relations = relationsFor(viewer, "target.view");
  if (relations.includes("in_charge") && !viewer.overall)
    return { kind: "field", name: viewer.leaderPostTitle };
  if (relations.includes("lead")) return { kind: "unit", name: viewer.unitName };
  return { kind: "whole", name: null };
}

/** Who reads: a signed-in person, or anybody at all (公开). */
export type Reader = Viewer | "citizen";

/** What is public: the running livelihood projects that the supervisor switched on. */
const PUBLIC: Prisma.TargetWhereInput = {
  state: "active",
  livelihood: true,
  disclosure: { is: { shown: true } },
};

/** The targets that somebody may see. */
export function visibleTargets(reader: Reader): Prisma.TargetWhereInput {
  return reader === "citizen" ? PUBLIC : targetsWith(reader, "target.view");
}

/**
 * The targets that a person's counts and lists hold: of a split one (分解) the whole, once, and never its parts as
 * further targets; a part counts only for who does not see the whole.
 */
export function countedTargets(viewer: Reader): Prisma.TargetWhereInput {
  const visible = visibleTargets(viewer);
  if (Object.keys(visible).length === 0) return { partNumber: 0 };
  return { OR: [{ partNumber: 0 }, { NOT: { parent: { is: visible } } }] };
}

/** The targets that units are asked to report on: of a split one its parts, because nothing is asked for twice. */
export const ASKED_TARGETS: Prisma.TargetWhereInput = { parts: { none: { state: "active" } } };

/** States in which a report lies with the supervisor or is settled; the others are the unit's own desk. */
const HANDED_OVER = ["submitted", "approved"];

// `is` below matters: within OR, Prisma drops an empty filter instead of letting it match everything.

/**
 * The progress reports whose content a person may see: what was handed over wherever the target is in sight, and
 * what still lies with the unit (drafts, returned ones) for those who may see drafts.
 */
export function visibleProgress(viewer: Viewer): Prisma.ProgressReportWhereInput {
  return {
    OR: [
      { state: { in: HANDED_OVER }, target: { is: targetsWith(viewer, "progress.view") } },
      { target: { is: targetsWith(viewer, "progress.view_draft") } },
    ],
  };
}

/**
 * The evidence a person may see: as far as a report that shows it is in sight, or a target whose adjustment rests on it;
 * the rest as drafts are.
 */
export function visibleEvidence(viewer: Viewer): Prisma.EvidenceWhereInput {
  return {
    OR: [
      { reports: { some: { progressReport: { is: visibleProgress(viewer) } } } },
      { adjustments: { some: { target: { is: visibleTargets(viewer) } } } },
      { target: { is: targetsWith(viewer, "progress.view_draft") } },
    ],
  };
}

/** The reports whose existence a decision may rest on: besides those in sight, the ones just returned by somebody else. */
export function decidableProgress(viewer: Viewer): Prisma.ProgressReportWhereInput {
  const returned = {
    state: "returned",
    returnedBy: "supervisor",
    target: { is: targetsWith(viewer, "progress.review") },
  };
  return { OR: [visibleProgress(viewer), returned] };
}

/** The instructions (批示) a person may see: by the target that they are about. */
export function visibleInstructions(viewer: Viewer): Prisma.InstructionWhereInput {
  return { target: { is: targetsWith(viewer, "instruction.view") } };
}

/**
 * The notices a person may see: those to the own unit, those about a target in the own field, or all. Drafts are in
 * sight only of those who may see drafts.
 */
export function visibleNotices(viewer: Viewer): Prisma.NoticeWhereInput {
  const relations = relationsFor(viewer, "notice.view");
  const sent: Prisma.NoticeWhereInput = mayEver(viewer, "notice.view_draft")
    ? {}
    : { NOT: { state: "draft" } };
  if (relations.includes("any")) return sent;
  const ways: Prisma.NoticeWhereInput[] = [];
  if (relations.includes("lead") && viewer.unitId) ways.push({ unitId: viewer.unitId });
  if (relations.includes("in_charge"))
    ways.push({ targets: { some: { target: targetsWith(viewer, "notice.view") } } });
  return ways.length > 0 ? { AND: [sent, { OR: ways }] } : { id: { in: [] } };
}
