import "server-only";
import { type z } from "zod";
import { type Assignment, decideAssignment } from "@/lib/domain/assignment";
import { changeBetween } from "@/lib/domain/audit-event";
import { rewritesMonth } from "@/lib/domain/past-months";
import { type assignTargetsInput } from "@/lib/schemas/targets";
import { transact } from "../db/transact";
import { conflict, invalid } from "../errors";
import { contentOf, customScheduleOf } from "../queries/target-record";
import {
  assignmentFacts,
  assignmentOf,
  loadNames,
  type Names,
  rewrittenMonth,
  unusable,
  writeAssignment,
} from "./assignment-change";
import { type ViewerContext } from "./context";
import { type TargetRow, targetsToChange } from "./target-change";

/**
 * Assigns one or many targets: leader in charge, lead unit, supporting units, contact, deadline. Of many, those that
 * somebody else has assigned meanwhile are left as they are and named.
 *
 * @returns ids of the targets that now stand as asked, and of those that were left (`stale`)
 * @throws LedgerError NOT_FOUND, FORBIDDEN, INVALID, also for a deadline by which a past month would be rewritten · CONFLICT when all of them were changed meanwhile
 */
export async function assignTargets(
  context: ViewerContext,
  input: z.output<typeof assignTargetsInput>,
): Promise<{ readonly assigned: readonly string[]; readonly stale: readonly string[] }> {
  const { targets, ...change } = input;
  const seen = new Map(targets.map(({ id, assignmentVersion }) => [id, assignmentVersion]));
  const ownLead = new Map(targets.map(({ id, leadUnitId }) => [id, leadUnitId]));
  const rows = await targetsToChange(context.viewer, "target.manage", [...seen.keys()]);
  const names = await loadNames();
  const fresh = rows.filter((row) => (row.assignment?.version ?? 0) === seen.get(row.id));
  if (fresh.length === 0) throw conflict();

  const plans = fresh.map((row) => {
    const current = assignmentOf(row);
    const leadUnitId = ownLead.get(row.id) ?? change.leadUnitId;
    const next = decided(names, row, current, leadUnitId ? { ...change, leadUnitId } : change);
    const facts = changeBetween(assignmentFacts(names, current), assignmentFacts(names, next));
    return { row, next, facts, changed: Object.keys(facts.after).length > 0 };
  });
  const changes = plans.filter(({ changed }) => changed);
  if (changes.length === 0) throw invalid("nothing_changed");

  return transact(context, async (tx, record) => {
    const left: string[] = [];
    for (const { row, next, facts } of changes) {
      const target = {
        id: row.id,
        content: contentOf(row),
        schedule: customScheduleOf(row.year, row.schedule),
      };
      const rewritten = await rewrittenMonth(tx, target, next.dueOn);
      if (rewritten) throw invalid("check_fields", { dueOn: rewritesMonth(rewritten) });
      if (!(await writeAssignment(tx, row, next))) {
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
    const assigned = plans.map(({ row }) => row.id).filter((id) => !left.includes(id));
    return { assigned, stale: [...seen.keys()].filter((id) => !assigned.includes(id)) };
  });
}

function decided(
  names: Names,
  row: TargetRow,
  current: Assignment | null,
  change: Parameters<typeof decideAssignment>[1],
): Assignment {
  const decision = decideAssignment(current, change, row.year);
  if (!decision.ok) throw invalid("check_fields", { [decision.field]: decision.problem });
  const refused = unusable(names, current, decision.next);
  if (Object.keys(refused).length > 0) throw invalid("check_fields", refused);
  return decision.next;
}
