import "server-only";
import { randomUUID } from "node:crypto";
import { type Assignment } from "@/lib/domain/assignment";
import { type KnownTarget } from "@/lib/domain/import-target";
import { rewrittenByDeadline } from "@/lib/domain/sheet-edit";
import { type Tx } from "../db/client";
import { insertMany } from "../db/insert-many";
import { deleteOf, updateVersions } from "../db/update-many";
import { conflict } from "../errors";
import { settledMonths } from "../queries/settled-months";
import { type changeOf } from "./import-rows";

/**
 * Writes what an import changes of known targets, in a handful of statements.
 *
 * @throws LedgerError CONFLICT when one of them was changed since the plan was made
 */
export async function writeChanges(
  tx: Tx,
  year: number,
  changed: readonly ReturnType<typeof changeOf>[],
): Promise<void> {
  if (
    (await updateVersions(
      tx,
      "Target",
      changed.map(({ row }) => row),
    )) !== changed.length
  )
    throw conflict();
  await deleteOf(
    tx,
    ["Schedule", "targetId"],
    changed.flatMap(({ rescaled, row }) => (rescaled ? [row.id] : [])),
  );
  const assigned = changed.flatMap(({ target, assignment }) => (assignment ? [{ target, assignment }] : []));
  if (assigned.length > 0) await writeAssignments(tx, year, assigned);
}

/** The assignments in the versions that the plan saw; a month that was settled since is not rewritten by a deadline. */
async function writeAssignments(
  tx: Tx,
  year: number,
  assigned: readonly { readonly target: KnownTarget; readonly assignment: Assignment }[],
): Promise<void> {
  const [rows, settled] = await Promise.all([
    tx.assignment.findMany({
      where: { target: { is: { year } } },
      select: { id: true, targetId: true, version: true },
    }),
    settledMonths(tx, { year }),
  ]);
  const held = new Map(rows.map((row) => [row.targetId, row]));
  const next = assigned.map(({ target, assignment: { supportUnitIds, ...columns } }) => {
    const { id: targetId } = target;
    const row = held.get(targetId);
    const months = settled.get(targetId) ?? [];
    if ((row?.version ?? 0) !== target.assignmentVersion) throw conflict();
    if (rewrittenByDeadline({ ...target, settled: months }, columns.dueOn)) throw conflict();
    return { row, id: row?.id ?? randomUUID(), targetId, columns, supportUnitIds };
  });
  const known = next.flatMap(({ row, columns }) =>
    row ? [{ id: row.id, version: row.version, ...columns }] : [],
  );
  if (known.length > 0 && (await updateVersions(tx, "Assignment", known)) !== known.length) throw conflict();
  await deleteOf(
    tx,
    ["AssignmentSupport", "assignmentId"],
    known.map(({ id }) => id),
  );
  await insertMany(
    tx,
    "Assignment",
    next.flatMap(({ row, id, targetId, columns }) => (row ? [] : [{ id, targetId, ...columns }])),
  );
  await insertMany(
    tx,
    "AssignmentSupport",
    next.flatMap(({ id, supportUnitIds }) => supportUnitIds.map((unitId) => ({ assignmentId: id, unitId }))),
  );
}
