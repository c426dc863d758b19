import { LEDGER_SORTS, type LedgerSort } from "@/lib/domain/ledger-order";
import { type Period } from "@/lib/domain/period";
import { type TargetFilter } from "@/lib/schemas/target-filter";
import { type LedgerHeads } from "./ledger-table";

/** The addresses that lead on from a view of the ledger; each keeps what it does not change. */
export function ledgerAddress({
  filter,
  year,
  period,
  sort,
  order,
}: {
  readonly filter: TargetFilter;
  readonly year: number;
  readonly period: Period;
  readonly sort?: LedgerSort;
  readonly order?: "desc";
}) {
  const stated = { ...definedOnly(filter), year: String(year), period };
  const sorted = definedOnly({ sort, order: sort && order });
  const at = (path: string, more: Record<string, string> = {}) =>
    `${path}?${new URLSearchParams({ ...stated, ...more })}`;
  const head = (by: LedgerSort): LedgerHeads[LedgerSort] => {
    const current = sort !== by ? "none" : order ? "descending" : "ascending";
    return {
      sorted: current,
      href: at("/targets", { sort: by, ...(current === "ascending" ? { order: "desc" } : {}) }),
    };
  };
  return {
    /** What says the order. */
    sorted,
    heads: Object.fromEntries(LEDGER_SORTS.map((by) => [by, head(by)])) as LedgerHeads,
    page: (page: number) => at("/targets", { ...sorted, page: String(page) }),
    exports: { xlsx: at("/api/exports/targets.xlsx"), csv: at("/api/exports/targets.csv") },
  };
}

function definedOnly(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
