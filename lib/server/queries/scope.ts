import "server-only";
import { relationsFor, type Right, type Viewer } from "@/lib/domain/access";
import { type Prisma } from "../db/client";

/** Matches no row: for people to whom a right gives no relation at all. */
const NOTHING: Prisma.TargetWhereInput = { id: { in: [] } };

/**
 * The targets on which a person holds a right, as a filter: the same table as `may`, asked of the database.
 * Every query of targets, and of what hangs on them, goes through it.
 */
export function targetsWith(viewer: Viewer, right: Right): Prisma.TargetWhereInput {
  const relations = relationsFor(viewer, right);
  if (relations.includes("any")) return {};
  const ways: Prisma.TargetWhereInput[] = [];
  if (relations.includes("lead") && viewer.unitId)
    ways.push({ assignment: { is: { leadUnitId: viewer.unitId } } });
  if (relations.includes("support") && viewer.unitId)
    ways.push({ assignment: { is: { supports: { some: { unitId: viewer.unitId } } } } });
  if (relations.includes("in_charge") && viewer.leaderPostId)
    ways.push(viewer.overall ? {} : { assignment: { is: { leaderPostId: viewer.leaderPostId } } });
  return ways.length > 0 ? { OR: ways } : NOTHING;
}

/** The targets a person may see. */
export function visibleTargets(viewer: Viewer): Prisma.TargetWhereInput {
  return targetsWith(viewer, "target.view");
}
