import { addStatement } from "@/lib/server/commands/add-statement";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { completeTarget } from "@/lib/server/commands/complete-target";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { editStatement } from "@/lib/server/commands/edit-statement";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { type StatementValues } from "@/lib/schemas/statements";
import { db } from "@/lib/server/db/client";
import { type SeedTarget } from "./scenario-types";
import { seedId } from "./seed-id";
import { type Seeding } from "./seeding";

/** A statement of the report as extraction left it. */
interface Found {
  readonly id: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly indicator: string;
  readonly comparator: string;
  readonly metric: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string | null;
}

/** Confirms each target of the scenario from its sentence, then completes, assigns and schedules it. */
export async function confirmTargets(seeding: Seeding, reportId: string): Promise<void> {
  const { scenario, as, id, targetIds } = seeding;
  const { importedBy } = scenario.report;
  const confirming = as(importedBy, `${scenario.year}-01-20T15:40:00+08:00`);
  const assigning = as(importedBy, `${scenario.year}-01-20T17:10:00+08:00`);
  const { text } = await db().report.findUniqueOrThrow({ where: { id: reportId }, select: { text: true } });
  const free: Found[] = await db().statement.findMany({
    where: { reportId, kind: "target" },
    orderBy: { start: "asc" },
    select: {
      id: true,
      version: true,
      start: true,
      end: true,
      indicator: true,
      comparator: true,
      metric: true,
      low: true,
      high: true,
      unit: true,
    },
  });

  for (const target of scenario.targets) {
    const start = text.indexOf(target.quote);
    const place = { start, end: start + target.quote.length };
    const found = takeMatch(free, target, place);
    const statementId = found?.id ?? seedId("statement", target.slug);
    if (!found)
      await addStatement(confirming, { id: statementId, reportId, ...place, fields: fieldsOf(target) });
    else if (!says(found, target))
      await editStatement(confirming, { id: found.id, version: found.version, fields: fieldsOf(target) });
    const { version } = await db().statement.findUniqueOrThrow({
      where: { id: statementId },
      select: { version: true },
    });
    const { measure, direction, category } = target;
    await confirmStatements(confirming, [
      { id: statementId, version, traits: { measure, direction, category } },
    ]);
    const made = await db().target.findUniqueOrThrow({
      where: { statementId_partNumber: { statementId, partNumber: 0 } },
      select: { id: true, version: true, baseline: true, livelihood: true, weight: true },
    });
    targetIds.set(target.slug, made.id);
    if (
      made.baseline !== target.baseline ||
      made.livelihood !== target.isLivelihood ||
      made.weight !== target.weight
    )
      await completeTarget(assigning, {
        id: made.id,
        version: made.version,
        baseline: target.baseline ?? "",
        weight: target.weight,
        livelihood: target.isLivelihood,
        note: null,
      });
    await assignTargets(assigning, {
      targets: [{ id: made.id, assignmentVersion: 0 }],
      leadUnitId: id("unit", target.leadUnit),
      supportUnitIds: target.supportingUnits.map((code) => id("unit", code)),
      leaderPostId: id("post", target.leaderPost),
      contact: target.contact,
      dueOn: target.dueOn,
    });
    const schedule = scheduleOf(target);
    if (schedule) await scheduleTarget(assigning, { id: made.id, scheduleVersion: 0, ...schedule });
  }
}

/** The statement that covers the quote with the same value; it is taken out, so that two targets never share one. */
function takeMatch(free: Found[], target: SeedTarget, place: { start: number; end: number }): Found | null {
  const index = free.findIndex(
    (found) =>
      found.start < place.end &&
      place.start < found.end &&
      found.low === target.low &&
      found.high === target.high &&
      found.unit === target.unit,
  );
  return index < 0 ? null : (free.splice(index, 1)[0] ?? null);
}

function says(found: Found, target: SeedTarget): boolean {
  return (
    found.indicator === target.indicator &&
    found.comparator === target.comparator &&
    found.metric === target.metric
  );
}

function fieldsOf({ indicator, metric, comparator, low, high, unit }: SeedTarget): StatementValues {
  const fields = { kind: "target", indicator, metric, horizon: "annual" } as const;
  return comparator === "qualitative"
    ? { ...fields, comparator, low: null, high: null, unit: null }
    : { ...fields, comparator, low, high, unit: unit ?? "" };
}

/** What is set by hand; the linear schedule holds by itself. */
function scheduleOf({ schedule }: SeedTarget) {
  switch (schedule.kind) {
    case "linear":
      return null;
    case "custom":
      return { kind: schedule.kind, values: schedule.values.map((value) => value ?? "") };
    case "stages":
      return { kind: schedule.kind, stages: schedule.stages.map(({ name, period }) => ({ name, period })) };
  }
}
