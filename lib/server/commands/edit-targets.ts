import "server-only";
import { type z } from "zod";
import { changeBetween, type Change, type Facts } from "@/lib/domain/audit-event";
import {
  decideSheetEdit,
  type SheetEdit,
  type SheetField,
  type SheetRowState,
  type SheetTarget,
} from "@/lib/domain/sheet-edit";
import { keepsMeaning } from "@/lib/domain/target-setup";
import { memberOf, TARGET_STATES } from "@/lib/domain/vocabulary";
import { type editTargetsInput } from "@/lib/schemas/targets";
import { db, type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { conflict } from "../errors";
import { contentOf, customScheduleOf, TYPED_FIGURES } from "../queries/target-record";
import { groundsOf, type SheetRow, targetSheet } from "../queries/target-sheet";
import {
  assignmentFacts,
  assignmentOf,
  loadNames,
  rewrittenMonth,
  unusable,
  writeAssignment,
} from "./assignment-change";
import { type ViewerContext } from "./context";
import { type TargetRow, targetsInSight } from "./target-change";

/** How the rows of one save came out. */
export interface SheetOutcome {
  /** The rows as they stand now: saved ones, and those that somebody changed meanwhile. */
  readonly rows: readonly SheetRow[];
  /** Keys of the `errors` catalogue by cell, of rows that were left as they are. */
  readonly refused: Readonly<Record<string, Readonly<Partial<Record<SheetField, string>>>>>;
  /** Rows that somebody changed meanwhile, by whom; left as that person made them. Withdrawn ones are in no list. */
  readonly overtaken: Readonly<Record<string, string>>;
}

interface Plan {
  readonly row: TargetRow;
  readonly target: SheetTarget;
  readonly next: SheetRowState;
  readonly columns: Change;
  readonly assignment: Change;
}

/**
 * Saves cells of the responsibility table (责任分工表). Each row stands for itself: what is wrong is told at its
 * cell, who was faster at its row, and the others are saved in one transaction.
 *
 * @throws LedgerError FORBIDDEN · CONFLICT when something changed between reading and writing (nothing is saved)
 */
export async function editTargets(
  context: ViewerContext,
  input: z.output<typeof editTargetsInput>,
): Promise<SheetOutcome> {
  const ids = input.rows.map(({ id }) => id);
  const rows = await targetsInSight(context.viewer, "target.manage", ids);
  const [names, grounds] = await Promise.all([loadNames(), groundsOf(ids)]);
  const refused: Record<string, Partial<Record<SheetField, string>>> = {};
  const overtaken: string[] = [];
  const plans: Plan[] = [];
  for (const { id, version, assignmentVersion, edit } of input.rows) {
    const row = rows.get(id);
    if (!row || memberOf(TARGET_STATES, row.state) !== "active") continue;
    if (row.version !== version || (row.assignment?.version ?? 0) !== assignmentVersion) {
      overtaken.push(id);
      continue;
    }
    const target: SheetTarget = {
      year: row.year,
      content: contentOf(row),
      weight: row.weight,
      assignment: assignmentOf(row),
      schedule: customScheduleOf(row.year, row.schedule),
      settled: grounds.settled.get(id) ?? [],
      reported: grounds.reported.has(id),
      approved: grounds.approved.has(id),
      bound: grounds.bound.has(id),
    };
    const decision = decideSheetEdit(target, edit as SheetEdit);
    const problems = decision.ok
      ? decision.next.assignment && unusable(names, target.assignment, decision.next.assignment)
      : decision.problems;
    if (!decision.ok || Object.keys(problems ?? {}).length > 0) {
      refused[id] = problems ?? {};
      continue;
    }
    const { next } = decision;
    plans.push({
      row,
      target,
      next,
      columns: changeBetween(columnsOf({ ...target.content, weight: row.weight }), columnsOf(next)),
      assignment: changeBetween(
        assignmentFacts(names, target.assignment),
        next.assignment
          ? assignmentFacts(names, next.assignment)
          : cleared(assignmentFacts(names, target.assignment)),
      ),
    });
  }
  const changes = plans.filter((plan) => isChange(plan.columns) || isChange(plan.assignment));
  if (changes.length > 0)
    await transact(context, async (tx, record) => {
      for (const plan of changes) await write(context, tx, record, plan);
    });
  return {
    rows: await targetSheet(context.viewer, { ids: [...plans.map(({ row }) => row.id), ...overtaken] }),
    refused,
    overtaken: await lastActors(overtaken),
  };
}

const isChange = ({ after }: Change) => Object.keys(after).length > 0;

function columnsOf({ category, measure, baseline, weight }: Omit<SheetRowState, "assignment">): Facts {
  return { category, measure, baseline, weight };
}

function cleared(facts: Facts): Facts {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, null]));
}

async function write(
  context: ViewerContext,
  tx: Tx,
  record: Recorder,
  { row, target, next, columns, assignment }: Plan,
): Promise<void> {
  const { category, measure, baseline, weight } = next;
  const of = { record: { type: "target", id: row.id }, targetId: row.id } as const;
  if (isChange(columns)) {
    await refuseNewFigures(tx, row.id, columns);
    const { count } = await tx.target.updateMany({
      where: { id: row.id, version: row.version },
      data: { category, measure, baseline, weight, updatedAt: context.now, version: { increment: 1 } },
    });
    if (count === 0) throw conflict();
    const before = contentOf(row);
    // Months set under another measure would be misread.
    if (!keepsMeaning(before, { ...before, measure }))
      await tx.schedule.deleteMany({ where: { targetId: row.id } });
    await record({ action: "target.completed", ...of, payload: columns });
  }
  if (!isChange(assignment)) return;
  if (next.assignment) {
    if (await rewrittenMonth(tx, { id: row.id, ...target }, next.assignment.dueOn)) throw conflict();
    if (!(await writeAssignment(tx, row, next.assignment))) throw conflict();
  } else {
    const { id = "", version = 0 } = row.assignment ?? {};
    await tx.assignmentSupport.deleteMany({ where: { assignmentId: id } });
    const { count } = await tx.assignment.deleteMany({ where: { id, version } });
    if (count === 0) throw conflict();
  }
  await record({ action: "target.assigned", ...of, payload: assignment });
}

/** A report may have arrived since the rule was asked: what rests on a figure must not move under it. */
async function refuseNewFigures(tx: Tx, targetId: string, { after }: Change): Promise<void> {
  const where = "measure" in after ? TYPED_FIGURES : "baseline" in after ? { state: "approved" } : null;
  if (where === null) return;
  const figures = await tx.progressReport.count({ where: { AND: [{ targetId }, where] } });
  if (figures > 0) throw conflict();
}

/** Who changed each target last, by the log. */
async function lastActors(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const events = await db().auditEvent.findMany({
    where: { targetId: { in: [...ids] }, recordType: "target" },
    orderBy: { seq: "asc" },
    select: { targetId: true, actorName: true },
  });
  const names = new Map(events.map(({ targetId, actorName }) => [targetId, actorName]));
  return Object.fromEntries(ids.map((id) => [id, names.get(id) ?? ""]));
}
