import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { LEDGER_GAPS, type LedgerGap, ledgerGaps } from "@/lib/domain/ledger-check";
import { PART_RULES } from "@/lib/domain/parts";
import { type Period } from "@/lib/domain/period";
import { memberOf } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { visibleTargets } from "./scope";
import { contentOf, customScheduleOf, TARGET_RULE_COLUMNS } from "./target-record";
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
  if (!mayEver(viewer, "target.manage")) throw forbidden();
  const view = await resolveStandingView(viewer, { year: asked.year, period: undefined });
  const rows = await db().target.findMany({
    where: { AND: [visibleTargets(viewer), { year: view.year, state: "active" }] },
    orderBy: [{ number: "asc" }, { partNumber: "asc" }],
    select: {
      ...TARGET_RULE_COLUMNS,
      id: true,
      number: true,
      partNumber: true,
      partRule: true,
      partReason: true,
      assignment: {
        select: { dueOn: true, leaderPostId: true, leadUnit: { select: { shortName: true } } },
      },
      parts: { where: { state: "active" }, select: { low: true, weight: true } },
    },
  });
  const checked = rows.map(({ id, number, partNumber, indicator, assignment, partRule, parts, ...row }) => ({
    id,
    number,
    partNumber,
    indicator,
    leadUnit: assignment?.leadUnit.shortName ?? null,
    gaps: ledgerGaps({
      content: contentOf({ ...row, indicator, assignment }),
      assignment,
      schedule: customScheduleOf(row.year, row.schedule),
      split:
        partRule === null || parts.length === 0
          ? null
          : {
              rule: memberOf(PART_RULES, partRule),
              partReason: row.partReason,
              parts: parts.map(({ low, weight }) => ({ value: low, weight })),
            },
    }),
  }));
  const having = (gap: LedgerGap) => checked.filter(({ gaps }) => gaps.includes(gap)).length;
  return {
    ...view,
    total: rows.length,
    counts: Object.fromEntries(LEDGER_GAPS.map((gap) => [gap, having(gap)])) as Record<LedgerGap, number>,
    incomplete: checked.filter(({ gaps }) => gaps.length > 0),
  };
}
