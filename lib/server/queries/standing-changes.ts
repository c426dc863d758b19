import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type Period, startOfDay, yearOf } from "@/lib/domain/period";
import { type ApprovedValue } from "@/lib/domain/standing";
import { changesBetween, type StandingChange, type Turn, TURNS, turnsOf } from "@/lib/domain/standing-change";
import { db } from "../db/client";
import { visibleTargets } from "./scope";
import { approvedValueOf, definitionOf, FIGURE_COLUMNS, TARGET_RULE_COLUMNS } from "./target-record";
import { type TargetFigures } from "./target-figures";

/** What changed since the month before. */
export interface MonthChanges {
  /** The month before. */
  readonly since: Period;
  readonly turns: readonly {
    readonly turn: Turn;
    readonly changes: readonly StandingChange<TargetFigures>[];
  }[];
  readonly corrections: readonly CorrectedValue[];
}

/** A value that was corrected: both figures, each as it was approved. */
export interface CorrectedValue {
  readonly target: TargetFigures;
  readonly period: Period;
  readonly revision: number;
  readonly before: ApprovedValue | null;
  readonly after: ApprovedValue | null;
  readonly reason: string | null;
}

/**
 * What changed from one month to the next, in the words of circulars; and the values of this month and those before it
 * that were corrected since this month began.
 *
 * @param before and after the standings of the two months, as the viewer sees them
 */
export async function monthChanges(
  viewer: Viewer,
  months: { readonly since: Period; readonly period: Period },
  before: readonly TargetFigures[],
  after: readonly TargetFigures[],
): Promise<MonthChanges> {
  return {
    since: months.since,
    turns: turnsOnce(before, after),
    corrections: await correctionsSince(viewer, months.period, after),
  };
}

type Turns = MonthChanges["turns"];

/** By the later list, with the earlier one: the lists are the same while nothing changes (`standingsByMonth`). */
const compared = new WeakMap<
  readonly TargetFigures[],
  { readonly before: readonly TargetFigures[]; readonly turns: Turns }
>();

function turnsOnce(before: readonly TargetFigures[], after: readonly TargetFigures[]): Turns {
  const known = compared.get(after);
  if (known?.before === before) return known.turns;
  const changes = changesBetween(before, after).map((change) => ({ change, turns: turnsOf(change) }));
  const turned = (turn: Turn) => changes.flatMap(({ change, turns }) => (turns.includes(turn) ? change : []));
  const turns = TURNS.map((turn) => ({ turn, changes: turned(turn) }));
  compared.set(after, { before, turns });
  return turns;
}

async function correctionsSince(
  viewer: Viewer,
  period: Period,
  targets: readonly TargetFigures[],
): Promise<readonly CorrectedValue[]> {
  const select = { ...FIGURE_COLUMNS, targetId: true, revision: true } as const;
  const approved = {
    state: "approved",
    period: { gte: `${yearOf(period)}-01`, lte: period },
    target: { is: visibleTargets(viewer) },
  } as const;
  const corrections = await db().progressReport.findMany({
    where: { ...approved, revision: { gt: 1 }, reviewedAt: { gte: startOfDay(`${period}-01`) } },
    orderBy: [{ target: { number: "asc" } }, { period: "asc" }, { revision: "asc" }],
    select: { ...select, correctionReason: true, target: { select: TARGET_RULE_COLUMNS } },
  });
  const earlier = await db().progressReport.findMany({
    where: { ...approved, targetId: { in: corrections.map(({ targetId }) => targetId) } },
    select,
  });
  return corrections.flatMap(({ target: row, correctionReason, ...corrected }) => {
    const target = targets.find(({ id }) => id === corrected.targetId);
    if (!target) return [];
    const { measure } = definitionOf(row);
    const replaced = earlier.find(
      ({ targetId, period: month, revision }) =>
        targetId === corrected.targetId && month === corrected.period && revision === corrected.revision - 1,
    );
    return {
      target,
      period: corrected.period,
      revision: corrected.revision,
      before: replaced ? approvedValueOf(measure, replaced) : null,
      after: approvedValueOf(measure, corrected),
      reason: correctionReason,
    };
  });
}
