import { splitTarget } from "@/lib/server/commands/split-target";
import { db } from "@/lib/server/db/client";
import { type SeedSplit } from "./scenario-types";
import { reportSteps } from "./seed-progress";
import { type Seeding, step, type Step, targetId } from "./seeding";

/** The targets that were split over units (分解), and what was reported of their parts. */
export function splitSteps(seeding: Seeding): Step[] {
  return seeding.scenario.splits.flatMap((split) => [
    step(split.at, () => splitOver(seeding, split)),
    ...split.parts.flatMap(({ unit, reports }, index) =>
      reports.flatMap((report) =>
        reportSteps(seeding, { slug: partSlug(split, index), leadUnit: unit }, report),
      ),
    ),
  ]);
}

/** What a part is called among the targets of the scenario: the whole's slug with the part's number. */
const partSlug = ({ target }: SeedSplit, index: number): string => `${target}-${index + 1}`;

async function splitOver(seeding: Seeding, split: SeedSplit): Promise<void> {
  const id = targetId(seeding, split.target);
  const { version, assignment } = await db().target.findUniqueOrThrow({
    where: { id },
    select: { version: true, assignment: { select: { dueOn: true } } },
  });
  await splitTarget(seeding.as(split.by, split.at), {
    ...{ id, version, rule: "sum", reason: "" },
    parts: split.parts.map(({ unit, value }) => ({
      ...{ id: null, version: 0, assignmentVersion: 0, weight: "1" },
      ...{ unitId: seeding.id("unit", unit), value, dueOn: assignment?.dueOn ?? "" },
    })),
  });
  const parts = await db().target.findMany({
    where: { parentId: id },
    select: { id: true, partNumber: true },
  });
  for (const part of parts) seeding.targetIds.set(partSlug(split, part.partNumber - 1), part.id);
}
