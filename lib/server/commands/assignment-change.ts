import "server-only";
import { randomUUID } from "node:crypto";
import { type Assignment } from "@/lib/domain/assignment";
import { type Facts } from "@/lib/domain/audit-event";
import { type Period, periodOfDay } from "@/lib/domain/period";
import { rewrittenByDeadline, type SheetTarget } from "@/lib/domain/sheet-edit";
import { db, type Tx } from "../db/client";
import { settledMonths } from "../queries/settled-months";
import { type TargetRow } from "./target-change";

/** What the commands that assign targets have in common: names, refusals, and how an assignment is written. */

export interface Names {
  readonly units: ReadonlyMap<string, { readonly name: string; readonly active: boolean }>;
  readonly posts: ReadonlyMap<string, string>;
}

/** All units and posts, those no longer in use among them. */
export async function loadNames(): Promise<Names> {
  const [units, posts] = await Promise.all([
    db().unit.findMany({ select: { id: true, name: true, active: true } }),
    db().leaderPost.findMany({ select: { id: true, title: true } }),
  ]);
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    posts: new Map(posts.map((post) => [post.id, post.title])),
  };
}

/** The assignment as the rules see it; null where nobody is in charge. */
export function assignmentOf({ assignment }: Pick<TargetRow, "assignment">): Assignment | null {
  return (
    assignment && {
      leadUnitId: assignment.leadUnitId,
      supportUnitIds: assignment.supports.map(({ unitId }) => unitId),
      leaderPostId: assignment.leaderPostId,
      contact: assignment.contact,
      dueOn: assignment.dueOn,
    }
  );
}

/**
 * Units and posts that can't be given the duty, by field, as keys of the `errors` catalogue; empty when all can. A unit
 * that was dissolved can stay where it is, but gets no new duty.
 */
export function unusable(
  names: Names,
  current: Assignment | null,
  next: Assignment,
): Partial<Record<keyof Assignment, string>> {
  const before = new Set(current ? [current.leadUnitId, ...current.supportUnitIds] : []);
  const usable = (id: string) => before.has(id) || names.units.get(id)?.active === true;
  return {
    ...(usable(next.leadUnitId) ? {} : { leadUnitId: "unit_not_active" }),
    ...(next.supportUnitIds.every(usable) ? {} : { supportUnitIds: "unit_not_active" }),
    ...(next.leaderPostId === null || names.posts.has(next.leaderPostId)
      ? {}
      : { leaderPostId: "leader_post_unknown" }),
  };
}

/** What the log says: names, so that it can be read when a unit is called otherwise. */
export function assignmentFacts(names: Names, assignment: Assignment | null): Facts {
  if (!assignment) return {};
  const unit = (id: string) => names.units.get(id)?.name ?? id;
  return {
    leadUnit: unit(assignment.leadUnitId),
    supportUnits: assignment.supportUnitIds.map(unit),
    leaderPost: assignment.leaderPostId && (names.posts.get(assignment.leaderPostId) ?? null),
    contact: assignment.contact,
    dueOn: assignment.dueOn,
  };
}

/** The first settled month that a deadline would rewrite; null where it is what it was, or rewrites none. */
export async function rewrittenMonth(
  tx: Tx,
  target: Pick<SheetTarget, "content" | "schedule"> & { readonly id: string },
  dueOn: string,
): Promise<Period | null> {
  if (periodOfDay(dueOn) === target.content.duePeriod) return null;
  const settled = (await settledMonths(tx, { id: target.id })).get(target.id) ?? [];
  return rewrittenByDeadline({ ...target, settled }, dueOn);
}

/** Writes the assignment; false when it was no longer the one that the person saw. */
export async function writeAssignment(
  tx: Tx,
  { id: targetId, assignment }: Pick<TargetRow, "id" | "assignment">,
  next: Assignment,
): Promise<boolean> {
  const { supportUnitIds, ...columns } = next;
  const supports = supportUnitIds.map((unitId) => ({ unitId }));
  if (!assignment) {
    if (await tx.assignment.findUnique({ where: { targetId }, select: { id: true } })) return false;
    await tx.assignment.create({
      data: { id: randomUUID(), targetId, ...columns, supports: { create: supports } },
      select: { id: true },
    });
    return true;
  }
  const { count } = await tx.assignment.updateMany({
    where: { id: assignment.id, version: assignment.version },
    data: { ...columns, version: { increment: 1 } },
  });
  if (count === 0) return false;
  await tx.assignmentSupport.deleteMany({ where: { assignmentId: assignment.id } });
  await tx.assignmentSupport.createMany({
    data: supports.map(({ unitId }) => ({ assignmentId: assignment.id, unitId })),
  });
  return true;
}
