import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type TargetDefinition } from "@/lib/domain/goal";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { type Schedule, scheduleOfYear, scheduleProblems } from "@/lib/domain/schedule";
import { stageProblems } from "@/lib/domain/stages";
import { type ScheduleKind, scheduleKindsFor } from "@/lib/domain/target-setup";
import { type scheduleTargetInput } from "@/lib/schemas/targets";
import { type Tx } from "../db/client";
import { transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { customScheduleOf, definitionOf, stagesOf } from "../queries/target-record";
import { type ViewerContext } from "./context";
import { type TargetRow, targetToChange } from "./target-change";

type ScheduleInput = z.output<typeof scheduleTargetInput>;

/** A schedule as it is stored. */
interface Stored {
  readonly kind: ScheduleKind;
  readonly entries: string | null;
}

/**
 * Sets the schedule (序时计划) of a target: equal steps, a value for each month, or the stages of a milestone.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was set meanwhile · INVALID with a sentence at each
 *   month (`values.3`) or stage (`stages.0.period`) that can't be used
 */
export async function scheduleTarget(context: ViewerContext, input: ScheduleInput): Promise<void> {
  const target = await targetToChange(context.viewer, "target.manage", input.id);
  const definition = definitionOf(target);
  if (!scheduleKindsFor(definition.measure).includes(input.kind)) throw invalid("schedule_kind_unfit");
  if ((target.schedule?.version ?? 0) !== input.scheduleVersion) throw conflict();
  const next: Stored = { kind: input.kind, entries: entriesOf(target, definition, input) };
  const change = changeBetween(scheduleFacts(target.year, target.schedule), scheduleFacts(target.year, next));
  if (Object.keys(change.after).length === 0 && target.schedule) throw invalid("nothing_changed");

  await transact(context, async (tx, record) => {
    if (input.kind === "stages") await refuseLosingReportedStages(tx, target.id, input);
    await write(tx, target, next);
    await record({
      action: "target.scheduled",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: change,
    });
  });
}

function entriesOf(target: TargetRow, definition: TargetDefinition, input: ScheduleInput): string | null {
  switch (input.kind) {
    case "linear":
      return null;
    case "custom": {
      const schedule = readValues(target.year, definition, input.values ?? []);
      return JSON.stringify(schedule.map(({ expected }) => expected));
    }
    case "stages": {
      const stages = input.stages ?? [];
      if (stages.length === 0) throw invalid("stages_missing");
      const problems = stageProblems(stages, definition.duePeriod);
      refuse(problems.map(({ index, field, problem }) => [`stages.${index}.${field}`, problem]));
      return JSON.stringify(stages);
    }
  }
}

/** The twelve values as typed. An empty field is a month without a task. */
function readValues(year: number, definition: TargetDefinition, typed: readonly string[]): Schedule {
  const problems: [string, string][] = [];
  const values = typed.map((text, index) => {
    const parsed = parseMeasureValue(text, definition.unit);
    if (parsed.ok) return parsed.value;
    if (parsed.problem !== "empty") problems.push([`values.${index}`, parsed.problem]);
    return null;
  });
  refuse(problems);
  const schedule = scheduleOfYear(year, values);
  refuse(
    scheduleProblems(definition, schedule).map(({ period, problem }) => [
      `values.${schedule.findIndex((entry) => entry.period === period)}`,
      problem === "not_a_number" ? problem : `schedule_${problem}`,
    ]),
  );
  return schedule;
}

function refuse(problems: readonly (readonly [field: string, problem: string])[]): void {
  if (problems.length > 0) throw invalid("check_fields", Object.fromEntries(problems));
}

/** Reports say how many stages are reached, so the ones accepted or up for review must stay, and stay first. */
async function refuseLosingReportedStages(tx: Tx, targetId: string, { stages = [] }: ScheduleInput) {
  const furthest = await tx.progressReport.findFirst({
    where: { targetId, state: { in: ["submitted", "approved"] }, stage: { not: null } },
    orderBy: { stage: "desc" },
    select: { stage: true },
  });
  const schedule = await tx.schedule.findUnique({
    where: { targetId },
    select: { kind: true, entries: true },
  });
  const reached = stagesOf(schedule).slice(0, furthest?.stage ?? 0);
  const kept = reached.every(({ name }, index) => stages[index]?.name === name);
  if (!kept) throw invalid("stages_accepted");
}

async function write(tx: Tx, { id: targetId, schedule }: TargetRow, next: Stored): Promise<void> {
  if (!schedule) {
    // The unique target lets only one of two people create it; the other is told of the conflict.
    await tx.schedule.create({ data: { id: randomUUID(), targetId, ...next }, select: { id: true } });
    return;
  }
  expectOne(
    await tx.schedule.updateMany({
      where: { id: schedule.id, version: schedule.version },
      data: { ...next, version: { increment: 1 } },
    }),
  );
}

/** What the log says of a schedule: each month under its own name, so that only changed months are told. */
export function scheduleFacts(year: number, stored: { kind: string; entries: string | null } | null): Facts {
  const months = (customScheduleOf(year, stored) ?? []).map(
    ({ period, expected }) => [period, expected] as const,
  );
  const stages = stagesOf(stored).map(({ name, period }) => `${name} (${period})`);
  return {
    scheduleKind: stored?.kind ?? null,
    ...(stages.length > 0 ? { stages } : {}),
    ...Object.fromEntries(months),
  };
}
