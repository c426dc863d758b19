import { plainName } from "./cell-text";
import { type ImportColumn, type ImportMapping } from "./import-columns";
import { importedText, type ImportProblems, readImportRow } from "./import-row";
import { type ImportGround, planKnown, planNew, type RowPlan } from "./import-target";

/** So many days after its upload a file that nobody imported is taken away. */
export const IMPORT_DRAFT_DAYS = 30;

/** One row of the file, with what becomes of it. */
export interface PlannedRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly problems: ImportProblems;
  readonly plan: RowPlan;
}

/**
 * What an import would do, row by row: thousands are planned with pauses in between. A row is a target that the ledger knows by its number, or else by its
 * indicator; otherwise it is a new one. What a known target promises can't be changed by a file (目标调整 has its own
 * path); what says nothing about the promise is changed where the file says something else, and an empty cell says
 * nothing.
 *
 * @param rows the cells under the heading; `firstLine` is the first one's line in the file, from 1
 */
export function* planImport(
  rows: readonly (readonly string[])[],
  firstLine: number,
  mapping: ImportMapping,
  ground: ImportGround,
): Generator<PlannedRow> {
  const byNumber = new Map(ground.known.map((target) => [target.number, target]));
  const byName = groupBy(ground.known, ({ content }) => plainName(content.indicator));
  const seen = new Set<string>();
  const nextNumber = freeNumbers([
    ...byNumber.keys(),
    ...ground.withdrawn,
    ...rows.map((cells) => Number(importedText(cells, mapping, "number"))),
  ]);
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const line = firstLine + index;
    const { row, problems } = readImportRow(cells, mapping, ground.names, ground.year);
    const found = row.number !== null ? byNumber.get(row.number) : undefined;
    const named =
      row.number === null && row.indicator !== null ? (byName.get(plainName(row.indicator)) ?? []) : [];
    const target = found ?? named[0];
    const all: Partial<Record<ImportColumn, string>> = { ...problems };
    if (named.length > 1) all.indicator ??= "import_ambiguous";
    const key = target ? target.id : row.number !== null ? `#${row.number}` : plainName(row.indicator ?? "");
    if (row.number !== null && ground.withdrawn.has(row.number)) all.number ??= "import_number_withdrawn";
    if (key !== "" && seen.has(key)) all[row.number === null ? "indicator" : "number"] ??= "import_twice";
    seen.add(key);
    const plan = target ? planKnown(row, target, all) : planNew(row, ground, all, nextNumber);
    yield { line, problems: all, plan: plan && Object.keys(all).length === 0 ? plan : { kind: "wrong" } };
  }
}

/** Gives numbers that nobody has, ascending from the highest of the year's targets or the file. */
function freeNumbers(taken: readonly number[]): () => number {
  let last = taken.reduce((most, number) => (Number.isInteger(number) && number > most ? number : most), 0);
  return () => (last += 1);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
