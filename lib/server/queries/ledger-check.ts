import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { LEDGER_GAPS, type LedgerGap, ledgerGaps } from "@/lib/domain/ledger-check";
import { type Period } from "@/lib/domain/period";
import { forbidden } from "../errors";
import { visibleTargets } from "./scope";
import { type ReadTarget } from "./target-figures";
import { idsInOrder, targetsOfYear } from "./target-reading";
import { resolveStandingView } from "./target-standing";

/** A target with what it lacks. */
export interface IncompleteTarget {
  readonly id: string;
  readonly number: number;
  readonly partNumber: number;
  readonly indicator: string;
  readonly leadUnit: string | null;
  readonly gaps: readonly LedgerGap[];
}

/** The check of a year's whole ledger (台账体检). */
export interface LedgerCheck {
  readonly year: number;
  readonly years: readonly number[];
  /** The month that the ledger is opened with. */
  readonly period: Period;
  /** How many targets were looked at, parts of split ones among them: each is set up for itself. */
  readonly total: number;
  readonly counts: Readonly<Record<LedgerGap, number>>;
  /** In the order of their numbers. */
  readonly incomplete: readonly IncompleteTarget[];
}

/** What the targets in force of a year lack. @throws LedgerError FORBIDDEN */
export async function ledgerCheck(viewer: Viewer, asked: { readonly year?: number }): Promise<LedgerCheck> {
  if (!mayEver(viewer, "target.view_gaps")) throw forbidden();
  const view = await resolveStandingView(viewer, { year: asked.year, period: undefined });
  const [targets, inSight] = await Promise.all([
    targetsOfYear(view.year),
    idsInOrder({ AND: [visibleTargets(viewer), { year: view.year, state: "active" }] }),
  ]);
  const checked = inSight.flatMap((id) => targets.get(id) ?? []).map(checkedTarget);
  const having = (gap: LedgerGap) => checked.filter(({ gaps }) => gaps.includes(gap)).length;
  return {
    ...view,
    total: checked.length,
    counts: Object.fromEntries(LEDGER_GAPS.map((gap) => [gap, having(gap)])) as Record<LedgerGap, number>,
    incomplete: checked.filter(({ gaps }) => gaps.length > 0),
  };
}

function checkedTarget({ row, fixed, split }: ReadTarget): IncompleteTarget {
  const { id, number, partNumber, indicator, inForce, assignment, schedule } = fixed;
  return {
    id,
    number,
    partNumber,
    indicator,
    leadUnit: assignment?.leadUnit.shortName ?? null,
    gaps: ledgerGaps({
      content: inForce,
      assignment: assignment && { leaderPostId: assignment.leaderPost?.id ?? null },
      schedule: schedule?.months ?? null,
      split: split && {
        rule: split.rule,
        partReason: row.partReason,
        parts: split.parts.map(({ fixed: part }) => ({ value: part.inForce.low, weight: part.weight })),
      },
    }),
  };
}
