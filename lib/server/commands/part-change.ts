import "server-only";
import { randomUUID } from "node:crypto";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type PartRow, partDefinition } from "@/lib/domain/split";
import { contentOf, TARGET_RULE_COLUMNS } from "../queries/target-record";
import { type Prisma, type Tx } from "../db/client";
import { type Recorder } from "../db/transact";
import { conflict, expectOne } from "../errors";
import { assignmentFacts, assignmentOf, type Names, writeAssignment } from "./assignment-change";
import { type ViewerContext } from "./context";
import { scheduleFacts } from "./schedule-change";
import { type TargetRow } from "./target-change";

/** How the commands that split a target (分解) read and write one part. */

export const PART_COLUMNS = {
  ...TARGET_RULE_COLUMNS,
  id: true,
  partNumber: true,
  state: true,
  version: true,
  weight: true,
  assignment: {
    select: {
      id: true,
      version: true,
      leadUnitId: true,
      leaderPostId: true,
      contact: true,
      dueOn: true,
      supports: { select: { unitId: true } },
    },
  },
  schedule: { select: { kind: true, entries: true } },
  _count: { select: { progressReports: true, versions: true, notices: true, instructions: true } },
} as const satisfies Prisma.TargetSelect;

export type StoredPart = Prisma.TargetGetPayload<{ select: typeof PART_COLUMNS }>;

/** What every write of a part needs. */
export interface PartWork {
  readonly tx: Tx;
  readonly record: Recorder;
  readonly context: ViewerContext;
  readonly names: Names;
  /** With where it comes from: a part shares its sentence. */
  readonly whole: TargetRow & {
    readonly definition: TargetDefinition;
    readonly reportId: string;
    readonly statementId: string;
  };
  readonly reason: string;
}

/** A part that nobody worked on comes into force again when the target is split anew. */
export function isUnused({ state, _count }: StoredPart): boolean {
  return state === "withdrawn" && Object.values(_count).every((count) => count === 0);
}

/** Enters a part under a number, or under the one that `unused` had. */
export async function enterPart(
  work: PartWork,
  row: PartRow,
  { unused, partNumber }: { readonly unused: StoredPart | null; readonly partNumber: number },
): Promise<void> {
  const { tx, record, context, whole, names } = work;
  const { indicator, category, livelihood } = whole;
  const said = { indicator, category, ...partDefinition(whole.definition, row.value) };
  const data = { ...said, weight: row.weight, livelihood, state: "active", updatedAt: context.now };
  const id = unused?.id ?? randomUUID();
  const source = { parentId: whole.id, reportId: whole.reportId, statementId: whole.statementId };
  if (unused)
    expectOne(
      await tx.target.updateMany({
        where: { id, version: unused.version },
        data: { ...data, version: { increment: 1 } },
      }),
    );
  else
    await tx.target.create({
      data: {
        ...data,
        id,
        number: whole.number,
        partNumber,
        year: whole.year,
        ...source,
        createdAt: context.now,
      },
      select: { id: true },
    });
  await tx.schedule.deleteMany({ where: { targetId: id } });
  // The stages are the same for every unit; a year's values are not.
  const stages = whole.schedule?.kind === "stages" ? whole.schedule : null;
  if (stages) {
    const { kind, entries } = stages;
    await tx.schedule.create({
      data: { id: randomUUID(), targetId: id, kind, entries },
      select: { id: true },
    });
  }
  const assignment = {
    leadUnitId: row.unitId,
    supportUnitIds: [],
    leaderPostId: whole.assignment?.leaderPostId ?? null,
    contact: null,
    dueOn: row.dueOn,
  };
  if (!(await writeAssignment(tx, { id, assignment: unused?.assignment ?? null }, assignment)))
    throw conflict();
  const of = { record: { type: "target", id }, targetId: id } as const;
  const facts: Facts = {
    number: `${whole.number}-${partNumber}`,
    year: whole.year,
    ...said,
    weight: row.weight,
    livelihood,
    ...source,
  };
  await record([
    { action: "target.created", ...of, payload: { after: facts } },
    {
      action: "target.assigned",
      ...of,
      payload: changeBetween({}, assignmentFacts(names, assignment)),
    },
    ...(stages
      ? [
          {
            action: "target.scheduled",
            ...of,
            payload: changeBetween({}, scheduleFacts(whole.year, stages)),
          } as const,
        ]
      : []),
  ]);
}

/** Changes a part that stands: a new value keeps the earlier version with the reason, as every adjustment does. */
export async function changePart(work: PartWork, part: StoredPart, row: PartRow): Promise<void> {
  const { tx, record, context, reason, names } = work;
  const of = { record: { type: "target", id: part.id }, targetId: part.id } as const;
  const adjusted = changeBetween(
    { low: part.low, high: part.high },
    row.value === null ? {} : { low: row.value, high: row.value },
  );
  const weighed = changeBetween({ weight: part.weight }, { weight: row.weight });
  const isAdjusted = Object.keys(adjusted.after).length > 0;
  const before = assignmentOf(part);
  // A deadline decides what was expected of the months before it as well as a value does.
  const isReplaced = isAdjusted || before?.dueOn !== row.dueOn;
  const isWeighed = Object.keys(weighed.after).length > 0;
  if (isReplaced || isWeighed)
    expectOne(
      await tx.target.updateMany({
        where: { id: part.id, version: part.version },
        data: {
          weight: row.weight,
          ...(isAdjusted ? { low: row.value, high: row.value } : {}),
          updatedAt: context.now,
          version: { increment: 1 },
        },
      }),
    );
  if (isReplaced)
    await tx.targetVersion.create({
      data: {
        id: randomUUID(),
        targetId: part.id,
        version: part.version,
        definition: JSON.stringify(contentOf(part)),
        schedule: part.schedule && JSON.stringify(part.schedule),
        reason,
        document: null,
        replacedAt: context.now,
        replacedById: context.viewer.userId,
      },
      select: { id: true },
    });
  if (isAdjusted)
    await record({ action: "target.adjusted", ...of, payload: { ...adjusted, document: null }, reason });
  if (isWeighed) await record({ action: "target.completed", ...of, payload: weighed, reason });

  const after = {
    leaderPostId: null,
    contact: null,
    ...before,
    leadUnitId: row.unitId,
    supportUnitIds: (before?.supportUnitIds ?? []).filter((id) => id !== row.unitId),
    dueOn: row.dueOn,
  };
  const assigned = changeBetween(assignmentFacts(names, before), assignmentFacts(names, after));
  if (Object.keys(assigned.after).length === 0) return;
  if (!(await writeAssignment(tx, part, after))) throw conflict();
  await record({ action: "target.assigned", ...of, payload: assigned, reason });
}

/** Takes a part out of the split; what was reported on it stays readable. */
export async function dropPart(
  { tx, record, context, reason }: Pick<PartWork, "tx" | "record" | "context" | "reason">,
  { id, version }: Pick<StoredPart, "id" | "version">,
): Promise<void> {
  expectOne(
    await tx.target.updateMany({
      where: { id, version, state: "active" },
      data: { state: "withdrawn", updatedAt: context.now, version: { increment: 1 } },
    }),
  );
  await record({
    action: "target.withdrawn",
    record: { type: "target", id },
    targetId: id,
    payload: { before: { state: "active" }, after: { state: "withdrawn" } },
    reason,
  });
}
