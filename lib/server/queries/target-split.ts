import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type PartRule } from "@/lib/domain/parts";
import { checkParts, type PartsCheck } from "@/lib/domain/split";
import { type Period } from "@/lib/domain/period";
import { now } from "../clock";
import { db } from "../db/client";
import { monthRules } from "./reporting-periods";
import { visibleTargets } from "./scope";
import { figuresOf, monthAt, type TargetFigures } from "./target-figures";
import { targetsOfYear } from "./target-reading";

/** A part with where it stands. */
export interface PartFigures extends TargetFigures {
  /** The viewer may open the part's own page. */
  readonly inSight: boolean;
}

/** How a target is split over units (分解), with where each part stands at the end of a month. */
export interface TargetSplit {
  readonly rule: PartRule;
  /** Why the parts ask for less than the whole; null where they don't. */
  readonly partReason: string | null;
  readonly check: PartsCheck;
  readonly parts: readonly PartFigures[];
  /** Nobody reported on a part yet, so the split can be taken back. */
  readonly mayTakeBack: boolean;
}

/** The whole that a part belongs to. */
export interface WholeOfPart {
  readonly id: string;
  readonly number: number;
  readonly indicator: string;
  readonly inSight: boolean;
}

/**
 * How a target that the viewer sees is split; null where it is not. Who sees the whole sees what each part makes of it;
 * the parts' own pages keep to their own sight.
 */
export async function splitOf(
  viewer: Viewer,
  whole: TargetFigures,
  period: Period,
): Promise<TargetSplit | null> {
  const [row, reports, partsOf] = await Promise.all([
    db().target.findUniqueOrThrow({ where: { id: whole.id }, select: { partReason: true } }),
    db().progressReport.count({ where: { target: { is: { parentId: whole.id, state: "active" } } } }),
    partsOfEach(viewer, [whole], period),
  ]);
  const parts = partsOf.get(whole.id);
  if (!parts || !whole.parts) return null;
  const { rule } = whole.parts;
  return {
    rule,
    partReason: row.partReason,
    check: checkParts(rule, whole.inForce, parts.map(askedOf)),
    parts,
    mayTakeBack: reports === 0,
  };
}

/** How many parts a target has in months other than one that it was reported for as a whole. */
export async function partsAside({ id, year, parts }: TargetFigures): Promise<number> {
  return parts ? 0 : ((await targetsOfYear(year)).get(id)?.split?.parts.length ?? 0);
}

/**
 * The parts of each split target among those that the viewer sees, in their order, as they stand at the end of a month.
 *
 * @param wholes targets of one year, of which `period` is a month
 */
export async function partsOfEach(
  viewer: Viewer,
  wholes: readonly TargetFigures[],
  period: Period,
  at: Date = now(),
): Promise<ReadonlyMap<string, readonly PartFigures[]>> {
  const split = wholes.filter(({ parts }) => parts !== null);
  const [first] = split;
  if (!first) return new Map();
  const where = { parentId: { in: split.map(({ id }) => id) }, state: "active" };
  const [targets, [month], rows] = await Promise.all([
    targetsOfYear(first.year),
    monthRules([period]),
    db().target.findMany({ where: { AND: [where, visibleTargets(viewer)] }, select: { id: true } }),
  ]);
  if (!month) return new Map();
  const prepared = monthAt(month, at);
  const inSight = new Set(rows.map(({ id }) => id));
  return new Map(
    split.map(({ id }) => [
      id,
      (targets.get(id)?.split?.parts ?? []).map((part) => {
        const figures = figuresOf(part, prepared);
        return { ...figures, inSight: inSight.has(figures.id) };
      }),
    ]),
  );
}

/** The whole of a part; null for a whole. */
export async function wholeOf(viewer: Viewer, { parentId }: TargetFigures): Promise<WholeOfPart | null> {
  if (parentId === null) return null;
  const [whole, inSight] = await Promise.all([
    db().target.findUniqueOrThrow({
      where: { id: parentId },
      select: { id: true, number: true, indicator: true },
    }),
    db().target.count({ where: { AND: [{ id: parentId }, visibleTargets(viewer)] } }),
  ]);
  return { ...whole, inSight: inSight > 0 };
}

function askedOf({ inForce, weight }: TargetFigures): {
  readonly value: DecimalText | null;
  readonly weight: DecimalText;
} {
  return { value: inForce.low, weight };
}
