import "server-only";
import { may, type Viewer } from "@/lib/domain/access";
import { gapsFirst, inLedgerOrder, type LedgerSort } from "@/lib/domain/ledger-order";
import { type ListPage, pageOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { type Period } from "@/lib/domain/period";
import { countLights } from "@/lib/domain/roll-up";
import { type SetupGap } from "@/lib/domain/target-setup";
import { type Light } from "@/lib/domain/vocabulary";
import { type TargetFilter } from "@/lib/schemas/target-filter";
import { now } from "../clock";
import { type TargetFigures } from "./target-figures";
import { partsOfEach, type PartFigures } from "./target-split";
import { targetFigures } from "./target-standing";

export interface LedgerPage {
  readonly rows: ListPage<TargetFigures>;
  /** Of the split targets (分解) on this page, by their id. */
  readonly parts: ReadonlyMap<string, readonly PartFigures[]>;
  /** Of all targets that meet the conditions, not of this page only; so are the gaps. */
  readonly lights: Readonly<Record<Light, number>>;
  readonly gaps: Readonly<Record<SetupGap, number>>;
}

/**
 * A page of the ledger at the end of a month. Conditions and order are those of the whole list; without a column to sort
 * by, what the supervisor still has to set up stands first for who sets it up.
 *
 * @param query `period` is a month of `year`
 */
export async function ledgerPage(
  viewer: Viewer,
  query: {
    readonly year: number;
    readonly period: Period;
    readonly filter: TargetFilter;
    readonly sort?: LedgerSort;
    readonly descending?: boolean;
    readonly page: number;
    readonly at?: Date;
  },
): Promise<LedgerPage> {
  const { year, period, filter, sort, descending = false, page, at = now() } = query;
  const targets = await targetFigures(viewer, { year, period, filter, at });
  const byNumber = may(viewer, "target.manage") ? gapsFirst(targets) : targets;
  const missing = (gap: SetupGap) => targets.filter(({ gaps }) => gaps.includes(gap)).length;
  const rows = pageOf(sort ? inLedgerOrder(targets, sort, descending) : byNumber, page, ROWS_PER_PAGE);
  return {
    rows,
    parts: await partsOfEach(viewer, rows.items, period, at),
    lights: countLights(targets),
    gaps: { assignment: missing("assignment"), schedule: missing("schedule") },
  };
}
