import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { type Facts } from "@/lib/domain/audit-event";
import { isRate, type Stage, type TargetDefinition } from "@/lib/domain/goal";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { periodsOfYear } from "@/lib/domain/period";
import { expectedIn, type Schedule, scheduleOfYear, scheduleProblems, typable } from "@/lib/domain/schedule";
import { stageProblems } from "@/lib/domain/stages";
import { type ScheduleKind, scheduleKindsFor } from "@/lib/domain/target-setup";
import { type typedScheduleInput } from "@/lib/schemas/targets";
import { type Tx } from "../db/client";
import { expectOne, invalid } from "../errors";
import { customScheduleOf, stagesOf } from "../queries/target-record";
import { type TargetRow } from "./target-change";

/** What the commands that set a schedule (序时计划) have in common: how it is read, refused, written and told. */

type TypedSchedule = z.output<typeof typedScheduleInput>;

/** A schedule as it is stored. */
export interface StoredSchedule {
  readonly kind: ScheduleKind;
  readonly entries: string | null;
}

/**
 * The schedule as typed, as it is stored.
 *
 * @param definition what it has to lead to
 * @throws LedgerError INVALID with a sentence at each month (`values.3`) or stage (`stages.0.period`) that can't be used
 */
export function typedSchedule(
  target: Pick<TargetRow, "year" | "schedule">,
  definition: TargetDefinition,
  input: TypedSchedule,
): StoredSchedule {
  if (!scheduleKindsFor(definition.measure).includes(input.kind)) throw invalid("schedule_kind_unfit");
  return { kind: input.kind, entries: entriesOf(target, definition, input) };
}

function entriesOf(
  target: Pick<TargetRow, "year" | "schedule">,
  definition: TargetDefinition,
  input: TypedSchedule,
): string | null {
  switch (input.kind) {
    case "linear":
      return null;
    case "custom": {
      const schedule = readValues(target, definition, input.values ?? []);
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

/**
 * The twelve values as typed. An empty field is a month without a task; what was expected and is typed as the form rounded
 * it stays what it is.
 */
function readValues(
  { year, schedule: stored }: Pick<TargetRow, "year" | "schedule">,
  definition: TargetDefinition,
  typed: readonly string[],
): Schedule {
  const own = customScheduleOf(year, stored);
  const inForce = periodsOfYear(year).map((period) => expectedIn(definition, own, period));
  const problems: [string, string][] = [];
  const values = typed.map((text, index) => {
    const parsed = parseMeasureValue(text, definition.unit);
    // A rate is judged by the target in each month (docs/rules.md, rule 3): a month has its task or none.
    if (parsed.ok && isRate(definition) && ![definition.low, definition.high].includes(parsed.value))
      problems.push([`values.${index}`, "schedule_rate_by_target"]);
    const now = inForce[index] ?? null;
    if (parsed.ok) return now !== null && typable(now) === parsed.value ? now : parsed.value;
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
export async function refuseLosingReportedStages(
  tx: Tx,
  targetId: string,
  stages: readonly Stage[],
): Promise<void> {
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

export async function writeSchedule(
  tx: Tx,
  { id: targetId, schedule }: Pick<TargetRow, "id" | "schedule">,
  next: StoredSchedule,
): Promise<void> {
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
