import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { type Assignment, decideAssignment } from "@/lib/domain/assignment";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type assignTargetsInput } from "@/lib/schemas/targets";
import { db, type Tx } from "../db/client";
import { transact } from "../db/transact";
import { conflict, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { type TargetRow, targetsToChange } from "./target-change";

interface Names {
  readonly units: ReadonlyMap<string, { readonly name: string; readonly active: boolean }>;
  readonly posts: ReadonlyMap<string, string>;
}

/**
 * Assigns one or many targets: leader in charge, lead unit, supporting units, contact, deadline. Of many, those that
 * somebody else has assigned meanwhile are left as they are and named.
 *
 * @returns ids of the targets that now stand as asked, and of those that were left (`stale`)
 * @throws LedgerError NOT_FOUND, FORBIDDEN, INVALID · CONFLICT when all of them were changed meanwhile
 */
export async function assignTargets(
  context: ViewerContext,
  input: z.output<typeof assignTargetsInput>,
): Promise<{ readonly assigned: readonly string[]; readonly stale: readonly string[] }> {
  const { targets, ...change } = input;
  const seen = new Map(targets.map(({ id, assignmentVersion }) => [id, assignmentVersion]));
  const rows = await targetsToChange(context.viewer, "target.manage", [...seen.keys()]);
  const names = await loadNames();
  const fresh = rows.filter((row) => (row.assignment?.version ?? 0) === seen.get(row.id));
  if (fresh.length === 0) throw conflict();

  const plans = fresh.map((row) => {
    const current = currentOf(row);
    const next = decided(row, current, change);
    refuseUnknown(names, current, next);
    const facts = changeBetween(current ? factsOf(names, current) : {}, factsOf(names, next));
    return { row, next, facts, changed: Object.keys(facts.after).length > 0 };
  });
  const changes = plans.filter(({ changed }) => changed);
  if (changes.length === 0) throw invalid("nothing_changed");

  const overtaken = await transact(context, async (tx, record) => {
    const left: string[] = [];
    for (const { row, next, facts } of changes) {
      if (!(await write(tx, row, next))) {
        left.push(row.id);
        continue;
      }
      await record({
        action: "target.assigned",
        record: { type: "target", id: row.id },
        targetId: row.id,
        payload: facts,
      });
    }
    if (left.length === changes.length) throw conflict();
    return left;
  });
  const assigned = plans.map(({ row }) => row.id).filter((id) => !overtaken.includes(id));
  return { assigned, stale: [...seen.keys()].filter((id) => !assigned.includes(id)) };
}

function currentOf({ assignment }: TargetRow): Assignment | null {
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

function decided(
  row: TargetRow,
  current: Assignment | null,
  change: Parameters<typeof decideAssignment>[1],
): Assignment {
  const decision = decideAssignment(current, change, row.year);
  if (!decision.ok) throw invalid("check_fields", { [decision.field]: decision.problem });
  return decision.next;
}

/** A unit that was dissolved can stay where it is, but gets no new duty. */
function refuseUnknown(names: Names, current: Assignment | null, next: Assignment): void {
  const before = new Set(current ? [current.leadUnitId, ...current.supportUnitIds] : []);
  const usable = (id: string) => before.has(id) || names.units.get(id)?.active === true;
  if (!usable(next.leadUnitId)) throw invalid("check_fields", { leadUnitId: "unit_not_active" });
  if (!next.supportUnitIds.every(usable))
    throw invalid("check_fields", { supportUnitIds: "unit_not_active" });
  if (next.leaderPostId !== null && !names.posts.has(next.leaderPostId))
    throw invalid("check_fields", { leaderPostId: "leader_post_unknown" });
}

async function loadNames(): Promise<Names> {
  const [units, posts] = await Promise.all([
    db().unit.findMany({ select: { id: true, name: true, active: true } }),
    db().leaderPost.findMany({ select: { id: true, title: true } }),
  ]);
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    posts: new Map(posts.map((post) => [post.id, post.title])),
  };
}

/** What the log says: names, so that it can be read when a unit is called otherwise. */
function factsOf(names: Names, assignment: Assignment): Facts {
  const unit = (id: string) => names.units.get(id)?.name ?? id;
  return {
    leadUnit: unit(assignment.leadUnitId),
    supportUnits: assignment.supportUnitIds.map(unit),
    leaderPost: assignment.leaderPostId && (names.posts.get(assignment.leaderPostId) ?? null),
    contact: assignment.contact,
    dueOn: assignment.dueOn,
  };
}

/** Whether the assignment was still the one that the person saw. */
async function write(tx: Tx, { id: targetId, assignment }: TargetRow, next: Assignment): Promise<boolean> {
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
