import "server-only";
import { type z } from "zod";
import { type Viewer } from "@/lib/domain/access";
import { pageOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { targetNumber } from "@/lib/domain/split";
import { type Standing } from "@/lib/domain/standing";
import { type targetAnswer, type targetsAddress, type targetsAnswer } from "@/lib/schemas/api";
import { notFound } from "../../errors";
import { reportableTarget } from "../progress-record";
import { type TargetFigures, type UnitName } from "../target-figures";
import { partsOfEach } from "../target-split";
import { resolveStandingView, scheduleByMonth, targetFigures } from "../target-standing";

type TargetAnswer = z.output<typeof targetAnswer>;

/** A page of a year's targets in sight, as they stand at the end of the last month that was due. */
export async function targetsForApi(
  viewer: Viewer,
  asked: z.output<typeof targetsAddress>,
): Promise<z.output<typeof targetsAnswer>> {
  const { year, period } = await resolveStandingView(viewer, { year: asked.year });
  const targets = await targetFigures(viewer, { year, period });
  const { items, ...place } = pageOf(targets, asked.page, ROWS_PER_PAGE);
  return { year, period, ...place, targets: items.map(targetOf) };
}

/** One target with its schedule, what was approved and its parts. @throws LedgerError NOT_FOUND */
export async function targetForApi(viewer: Viewer, id: string): Promise<TargetAnswer> {
  const { year } = await reportableTarget(viewer, id);
  const { period } = await resolveStandingView(viewer, { year });
  const [target] = await targetFigures(viewer, { year, period, ids: [id] });
  if (!target) throw notFound();
  const [schedule, parts] = await Promise.all([
    scheduleByMonth(viewer, target),
    partsOfEach(viewer, [target], period),
  ]);
  const inSight = (parts.get(id) ?? []).filter((part) => part.inSight);
  return {
    ...targetOf(target),
    schedule: [...schedule],
    approved: [...target.approved],
    parts: inSight.map((part) => ({ id: part.id, number: targetNumber(part), indicator: part.indicator })),
  };
}

function targetOf(target: TargetFigures): Omit<TargetAnswer, "schedule" | "approved" | "parts"> {
  const { definition, assignment } = target;
  const { id, year, parentId, state, indicator, category, livelihood, weight } = target;
  const { measure, metric, comparator, direction, low, high, unit, baseline, duePeriod } = definition;
  return {
    ...{ id, number: targetNumber(target), year, parentId, state, indicator, category, livelihood },
    ...{ measure, metric, comparator, direction, low, high, unit, baseline },
    stages: definition.stages.map(({ name, period }) => ({ name, period })),
    ...{ duePeriod, weight, quote: target.source.quote },
    assignment: assignment && {
      leadUnit: unitOf(assignment.leadUnit),
      supportUnits: assignment.supportUnits.map(unitOf),
      leaderPost: assignment.leaderPost,
      dueOn: assignment.dueOn,
    },
    standing: standingOf(target.standing),
  };
}

const unitOf = ({ id, name }: UnitName) => ({ id, name });

function standingOf({ scheduleExpected, override, ...standing }: Standing): TargetAnswer["standing"] {
  const { period, reporting, actual, judgement, completionRate, gapPoints, behindPoints } = standing;
  const { met, onSchedule, light, computedLight } = standing;
  return {
    ...{ period, reporting, actual, judgement, completionRate, gapPoints },
    ...{ expected: scheduleExpected, behindPoints, met, onSchedule, light, computedLight },
    lightReason: override?.reason ?? null,
  };
}
