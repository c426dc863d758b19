import { separator } from "./characters";

/** A piece of text as a page places it; x to the right, y downwards along the baseline, all in points. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Font size. */
  size: number;
}

/** A piece of a line that stands apart from the next one as the cells of a row do. */
export interface Piece {
  text: string;
  left: number;
  right: number;
}

/** Where the lines of a column of text begin and end. */
export interface Frame {
  left: number;
  right: number;
}

/** A row of a table between rules: its cells by column, and where the columns end. */
export interface RuledRow {
  cells: string[];
  edges: readonly number[];
}

export interface PageLine {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** At least two, where they stand far apart. */
  pieces?: Piece[];
  /** Set for the lines of a page with several columns of text; else the document's frame holds. */
  frame?: Frame;
  row?: RuledRow;
  /** What a table's row became: a line, or several, or none, that nothing is joined with. */
  isRow?: boolean;
}

/** In font sizes (em). */
const SAME_LINE = 0.4;
const WORD_GAP = 0.2;
const COLUMN_GAP = 1.5;

function toLine(runs: TextRun[]): PageLine {
  const [first, ...rest] = runs.toSorted((one, other) => one.x - other.x);
  const pieces: Piece[] = [{ text: first!.text, left: first!.x, right: first!.x + first!.width }];
  let size = first!.size;
  for (const run of rest) {
    const piece = pieces.at(-1)!;
    const gap = (run.x - piece.right) / run.size;
    size = Math.max(size, run.size);
    if (gap > COLUMN_GAP) {
      pieces.push({ text: run.text, left: run.x, right: run.x + run.width });
      continue;
    }
    piece.text += (gap > WORD_GAP ? separator(piece.text, run.text) : "") + run.text;
    piece.right = Math.max(piece.right, run.x + run.width);
  }
  const trimmed = pieces.map((piece) => ({ ...piece, text: piece.text.trim() }));
  return {
    text: trimmed.map(({ text }) => text).join(" "),
    left: trimmed[0]!.left,
    right: Math.max(...trimmed.map(({ right }) => right)),
    y: first!.y,
    size,
    ...(trimmed.length > 1 && { pieces: trimmed }),
  };
}

/** Runs by the line they stand on, from top to bottom. A blank's width says nothing that its neighbours' place does not. */
export function groupByLine(runs: readonly TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  const visible = runs.filter(({ text, size }) => text.trim() !== "" && size > 0);
  for (const run of visible.toSorted((one, other) => one.y - other.y)) {
    const group = groups.at(-1);
    if (group && run.y - group[0]!.y < SAME_LINE * Math.max(run.size, group[0]!.size)) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** The lines of one column of text, or of a page that has one, in the order of the eye. */
export const linesOfRuns = (runs: readonly TextRun[]): PageLine[] => groupByLine(runs).map(toLine);

/** Where the body's lines begin and end; the outer twentieth (a wide table, a seal) doesn't count. */
export function frameOf(lines: readonly PageLine[]): Frame {
  const body = lines.filter((line) => !line.pieces && !line.row);
  const at = (values: number[], share: number) =>
    values.toSorted((one, other) => one - other)[Math.round((values.length - 1) * share)] ?? 0;
  return {
    left: at(
      body.map(({ left }) => left),
      0.05,
    ),
    right: at(
      body.map(({ right }) => right),
      0.95,
    ),
  };
}
