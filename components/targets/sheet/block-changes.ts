import { type SheetRow } from "@/lib/server/queries/target-sheet";
import { type CellReading, type SheetColumn } from "./sheet-columns";
import { type CellChange, type SheetState, shownValue } from "./sheet-model";
import { type Block } from "./use-selection";

/** A table of rows and columns as it is shown, and the year whose days are meant. */
export interface ShownTable {
  readonly state: SheetState;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  readonly year: number;
}

/** What a cell shows: the text as typed where it could not be read. */
export function cellText({ state }: Pick<ShownTable, "state">, row: SheetRow, column: SheetColumn): string {
  if (!column.field) return column.text(row, null);
  const unread = state.edits.get(row.id)?.cells[column.field]?.unread;
  return unread?.text ?? column.text(row, shownValue(state, row, column.field));
}

/** The change that a typed text makes of a cell; nothing typed changes nothing where a cell can't be empty. */
export function typedChange(
  row: SheetRow,
  column: SheetColumn,
  text: string,
  year: number,
): CellChange | null {
  if (!column.field || (text.trim() === "" && column.empty === undefined)) return null;
  const reading: CellReading = column.read(row, text, year);
  const at = { id: row.id, field: column.field };
  return reading.ok
    ? { ...at, value: reading.value }
    : { ...at, value: row[column.field], unread: { text, problem: reading.problem } };
}

/** The cells of a block as text, row by row. */
export function blockText(table: ShownTable, block: Block): readonly (readonly string[])[] {
  return cellsOf(table, block, (row, column) => cellText(table, row, column));
}

/** A block emptied; cells that can't be empty stay. */
export function clearBlock(table: ShownTable, block: Block): readonly CellChange[] {
  return changesIn(table, block, (row, { field, empty }) =>
    field && empty !== undefined ? { id: row.id, field, value: empty } : null,
  );
}

/** The block's first row, copied into the rows below it. */
export function fillDown(table: ShownTable, block: Block): readonly CellChange[] {
  const first = table.rows[block.top];
  if (!first) return [];
  return changesIn(table, { ...block, top: block.top + 1 }, (row, { field }) =>
    field ? { id: row.id, field, value: shownValue(table.state, first, field) } : null,
  );
}

/** One typed text in all cells of the block's columns that understand it alike. */
export function fillTyped(table: ShownTable, block: Block, text: string): readonly CellChange[] {
  return changesIn(table, block, (row, column) => typedChange(row, column, text, table.year));
}

/**
 * A pasted block from its upper left cell on; a single cell fills the whole chosen block.
 *
 * @returns also the cells that found no place: beyond the last row or column, or in a column that is only read where
 *   they say something else
 */
export function pasteBlock(
  table: ShownTable,
  block: Block,
  cells: readonly (readonly string[])[],
): { readonly changes: readonly CellChange[]; readonly left: number } {
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (only !== undefined) return { changes: fillTyped(table, block, only), left: 0 };
  let left = 0;
  const changes = cells.flatMap((line, down) =>
    line.flatMap((text, right) => {
      const row = table.rows[block.top + down];
      const column = table.columns[block.left + right];
      const change = row && column && typedChange(row, column, text.trim(), table.year);
      if (change) return [change];
      const isRead = column?.field === null && row && column.text(row, null) === text.trim();
      if (text.trim() !== "" && !isRead) left += 1;
      return [];
    }),
  );
  return { changes, left };
}

function cellsOf<Cell>(
  { rows, columns }: ShownTable,
  { top, bottom, left, right }: Block,
  of: (row: SheetRow, column: SheetColumn) => Cell,
): readonly (readonly Cell[])[] {
  return rows
    .slice(top, bottom + 1)
    .map((row) => columns.slice(left, right + 1).map((column) => of(row, column)));
}

function changesIn(
  table: ShownTable,
  block: Block,
  of: (row: SheetRow, column: SheetColumn) => CellChange | null,
): readonly CellChange[] {
  return cellsOf(table, block, of)
    .flat()
    .filter((change) => change !== null);
}
