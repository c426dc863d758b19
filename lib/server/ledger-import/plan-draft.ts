import "server-only";
import { createHash } from "node:crypto";
import { type ImportMapping } from "@/lib/domain/import-columns";
import { type ImportGround } from "@/lib/domain/import-target";
import { planImport, type PlannedRow } from "@/lib/domain/ledger-import";
import { breathe } from "../run-beside";
import { importGround } from "./import-ground";

/** Rows that are planned before other requests have their turn. */
const ROWS_AT_ONCE = 100;

/** A file that was read, and how its columns are. */
export interface DraftTable {
  readonly year: number;
  readonly cells: readonly (readonly string[])[];
  readonly headingRow: number | null;
  readonly mapping: ImportMapping;
}

export interface DraftPlan {
  readonly ground: ImportGround;
  readonly rows: readonly PlannedRow[];
  /** Of everything that the import would do; another one means that the ledger or the columns changed since. */
  readonly fingerprint: string;
}

/** What an import would do to the ledger as it is now. */
export async function planDraft({ year, cells, headingRow, mapping }: DraftTable): Promise<DraftPlan> {
  const ground = await importGround(year);
  const first = headingRow === null ? 0 : headingRow + 1;
  const rows: PlannedRow[] = [];
  for (const row of planImport(cells.slice(first), first + 1, mapping, ground)) {
    rows.push(row);
    if (rows.length % ROWS_AT_ONCE === 0) await breathe();
  }
  return { ground, rows, fingerprint: createHash("sha256").update(JSON.stringify(rows)).digest("hex") };
}

/** A stored draft as the rules see it. */
export function draftTable(row: {
  readonly year: number;
  readonly cells: string;
  readonly headingRow: number | null;
  readonly mapping: string;
}): DraftTable {
  return {
    year: row.year,
    headingRow: row.headingRow,
    cells: JSON.parse(row.cells) as readonly (readonly string[])[],
    mapping: JSON.parse(row.mapping) as ImportMapping,
  };
}
