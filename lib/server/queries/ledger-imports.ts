import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { db } from "../db/client";
import { notFound } from "../errors";
import { percentDone } from "../run-beside";
import { namesOf } from "./reports";

/** Where an import stands; one that a killed process left behind is `interrupted`, and has stored nothing. */
export type ImportState = "draft" | "running" | "done" | "failed" | "interrupted";

/** An import of a ledger (台账导入) as lists and its page name it. */
export interface LedgerImportItem {
  readonly id: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly year: number;
  readonly state: ImportState;
  /** How much is done, in percent; null unless it runs. */
  readonly percent: number | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly result: ImportResult | null;
  /** Key of the sentence that says why it failed. */
  readonly problem: string | null;
  readonly version: number;
}

/** What an import did, in rows; the new ones have their source in a report. */
interface ImportResult {
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly reportId: string | null;
}

const ITEM = {
  id: true,
  fileName: true,
  byteSize: true,
  year: true,
  state: true,
  createdById: true,
  createdAt: true,
  result: true,
  problem: true,
  version: true,
} as const;

const SHOWN = 20;

/** The latest imports, of all supervisors: one goes on with another's work. */
export async function ledgerImports(viewer: Viewer): Promise<readonly LedgerImportItem[]> {
  if (!mayEver(viewer, "ledger.import")) return [];
  const rows = await db().ledgerImport.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: SHOWN,
    select: ITEM,
  });
  return itemsOf(rows);
}

/** One import. Throws NOT_FOUND. */
export async function ledgerImport(viewer: Viewer, id: string): Promise<LedgerImportItem> {
  if (!mayEver(viewer, "ledger.import")) throw notFound();
  const row = await db().ledgerImport.findUnique({ where: { id }, select: ITEM });
  const [item] = await itemsOf(row ? [row] : []);
  if (!item) throw notFound();
  return item;
}

interface ItemRow extends Omit<LedgerImportItem, "state" | "percent" | "createdBy" | "result"> {
  readonly state: string;
  readonly createdById: string;
  readonly result: string | null;
}

async function itemsOf(rows: readonly ItemRow[]): Promise<readonly LedgerImportItem[]> {
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  return rows.map(({ createdById, state, result, ...row }) => {
    const percent = percentDone(row.id);
    return {
      ...row,
      state: stateOf(state, percent),
      percent,
      createdBy: names.get(createdById) ?? null,
      result: result === null ? null : (JSON.parse(result) as ImportResult),
    };
  });
}

function stateOf(stored: string, percent: number | null): ImportState {
  if (stored === "done" || stored === "failed" || stored === "draft") return stored;
  return percent === null ? "interrupted" : "running";
}
