import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type TargetDefinition } from "@/lib/domain/goal";
import { followsLastYear, likeness } from "@/lib/domain/last-year-shape";
import { type ApprovedValue } from "@/lib/domain/standing";
import { db } from "../db/client";
import { visibleTargets } from "./scope";
import { type TargetFigures } from "./target-figures";
import { targetsOfYear } from "./target-reading";

/** So many are offered to choose from. */
const OFFERED = 8;

/** A target of the year before with its approved values. */
export interface LastYearTarget {
  readonly id: string;
  readonly indicator: string;
  readonly unit: string | null;
  readonly definition: TargetDefinition;
  readonly approved: readonly ApprovedValue[];
}

/**
 * The targets of the year before whose shape a schedule may follow (按上年进度): of the same measure and unit, the most
 * alike first. Empty where no such schedule is offered for the target.
 */
export async function lastYearTargets(
  viewer: Viewer,
  target: TargetFigures,
): Promise<readonly LastYearTarget[]> {
  if (!followsLastYear(target.inForce)) return [];
  const { measure, metric, unit } = target.inForce;
  const alike = await db().target.findMany({
    where: {
      AND: [visibleTargets(viewer), { year: target.year - 1, state: "active", measure, metric, unit }],
    },
    select: { id: true, indicator: true, assignment: { select: { leadUnitId: true } } },
  });
  const own = { indicator: target.indicator, leadUnitId: target.assignment?.leadUnit.id ?? null };
  const ranked = alike
    .map(({ id, indicator, assignment }) => ({
      id,
      alike: likeness(own, { indicator, leadUnitId: assignment?.leadUnitId ?? null }),
    }))
    .filter((one) => one.alike > 0)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, OFFERED);
  if (ranked.length === 0) return [];
  const targets = await targetsOfYear(target.year - 1);
  return ranked.flatMap(({ id }) => {
    const fixed = targets.get(id)?.fixed;
    if (!fixed) return [];
    return {
      id,
      indicator: fixed.indicator,
      unit: fixed.assignment?.leadUnit.shortName ?? null,
      definition: fixed.inForce,
      approved: fixed.approved,
    };
  });
}
