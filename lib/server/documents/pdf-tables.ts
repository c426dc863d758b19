import { separator } from "./characters";
import type { Frame, PageLine, Piece } from "./pdf-lines";
import { tableLines } from "./table-lines";

/** In font sizes (em): lines of one cell are no further apart. */
const CELL_LEADING = 1.8;
/** The lines of a cell are nearer to each other than to the next row's, by at least this share. */
const ROW_PITCH_SHARE = 0.85;
/** In points: how far the edges of a table may differ from page to page. */
const SAME_EDGES = 6;

/** A row as its table sees it: cells by column, and the lines of the pages that it takes the place of. */
interface TableRow {
  cells: string[];
  line: PageLine;
}

/**
 * The pages with their tables said in sentences: a row's line has the text that the row became. A table may go on
 * over pages; what repeats its header there is gone.
 */
export function sayTables(pages: readonly PageLine[][]): PageLine[][] {
  const said = new Map<PageLine, string>();
  for (const table of tablesOf(pages.flat())) {
    for (const line of table.lines) said.set(line, "");
    const texts = tableLines(table.rows.map(({ cells }) => cells));
    for (const [index, { line }] of table.rows.entries()) said.set(line, texts[index]!.join("\n"));
  }
  return pages.map((lines) =>
    lines.map((line) => {
      const text = said.get(line);
      return text === undefined ? line : { ...line, text, isRow: true };
    }),
  );
}

interface Table {
  lines: readonly PageLine[];
  rows: readonly TableRow[];
}

function tablesOf(lines: readonly PageLine[]): Table[] {
  const tables: Table[] = [];
  let open: PageLine[] = [];
  const close = () => {
    if (open.length > 0) tables.push(...(open[0]!.row ? [ruledTable(open)] : unruledTable(open)));
    open = [];
  };
  for (const line of lines) {
    const last = open.at(-1);
    if (last && !belongs(open, line)) close();
    if (open.length > 0 || line.row || line.pieces) open.push(line);
  }
  close();
  return tables;
}

/** Whether a line goes on with the table above it. */
function belongs(open: readonly PageLine[], line: PageLine): boolean {
  const last = open.at(-1)!;
  if (last.row || line.row)
    return last.row !== undefined && line.row !== undefined && haveSameEdges(last.row.edges, line.row.edges);
  if (line.frame !== last.frame) return false;
  if (line.pieces) return true;
  // The tail of a cell stands below it, in its column, which is not the first.
  const columns = columnsOf(open.flatMap(({ pieces }) => pieces ?? []));
  const column = columns.findIndex(
    ({ left, right }) => line.left >= left - line.size && line.right <= right + line.size,
  );
  return column > 0 && line.y > last.y && line.y - last.y <= CELL_LEADING * line.size;
}

const haveSameEdges = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((edge, index) => Math.abs(edge - other[index]!) <= SAME_EDGES);

function ruledTable(lines: readonly PageLine[]): Table {
  const rows: TableRow[] = [];
  for (const line of lines) {
    const { cells } = line.row!;
    const above = rows.at(-1);
    // A row that a page's end cut in two has neither number nor name on the next page.
    const isCut =
      above &&
      line.y < above.line.y &&
      cells[0] === "" &&
      cells[1] === "" &&
      cells.some((cell) => cell !== "");
    if (isCut) append(above, cells);
    else rows.push({ cells: [...cells], line });
  }
  return { lines, rows };
}

function append(row: TableRow, cells: readonly string[]): void {
  row.cells = row.cells.map((cell, index) => {
    const more = cells[index] ?? "";
    return cell === "" || more === "" ? cell + more : cell + separator(cell, more) + more;
  });
}

/** Columns by what lies above each other: the stretches that the pieces of all lines cover together. */
function columnsOf(pieces: readonly Piece[]): Frame[] {
  const columns: Frame[] = [];
  for (const { left, right } of pieces.toSorted((one, other) => one.left - other.left)) {
    const column = columns.at(-1);
    if (column && left < column.right) column.right = Math.max(column.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

const piecesOf = (line: PageLine): readonly Piece[] => line.pieces ?? [line];

/** A table without rules, if what stands in its lines stands in columns; a single line is none. */
function unruledTable(lines: readonly PageLine[]): Table[] {
  const columns = columnsOf(lines.flatMap((line) => line.pieces ?? []));
  const widest = Math.max(...lines.map((line) => piecesOf(line).length));
  if (lines.filter((line) => line.pieces).length < 2 || columns.length < widest) return [];
  const cells = lines.map((line) => cellsOf(line, columns));
  if (cells.includes(undefined)) return [];
  return [{ lines, rows: rowsOf(lines, cells as string[][]) }];
}

/** The cells of a line by column; undefined where two of its pieces stand in one: then these are no columns. */
function cellsOf(line: PageLine, columns: readonly Frame[]): string[] | undefined {
  const texts = columns.map(() => "");
  for (const piece of piecesOf(line)) {
    const index = columns.findIndex(({ right }) => piece.left < right);
    const column = index < 0 ? columns.length - 1 : index;
    if (texts[column] !== "") return undefined;
    texts[column] = piece.text;
  }
  return texts;
}

/** Rows of cells out of lines of them: the further lines of a cell belong to the row above. */
function rowsOf(lines: readonly PageLine[], cells: readonly string[][]): TableRow[] {
  const pitch = rowPitch(lines, cells);
  const isCounted = cells.some(([first]) => first === "1" || first === "１");
  const rows: TableRow[] = [];
  for (const [index, line] of lines.entries()) {
    const above = rows.at(-1);
    const distance = line.y - (lines[index - 1]?.y ?? -Infinity);
    const isTail =
      cells[index]![0] === "" &&
      distance > 0 &&
      distance <= CELL_LEADING * line.size &&
      (!line.pieces || isCounted || distance < pitch * ROW_PITCH_SHARE);
    if (above && isTail) append(above, cells[index]!);
    else rows.push({ cells: cells[index]!, line });
  }
  return rows;
}

/** The least distance between two rows that both have a first cell. */
function rowPitch(lines: readonly PageLine[], cells: readonly string[][]): number {
  const distances = lines
    .map((line, index) =>
      index > 0 && cells[index]![0] && cells[index - 1]![0] ? line.y - lines[index - 1]!.y : Infinity,
    )
    .filter((distance) => distance > 0);
  return Math.min(...distances);
}
