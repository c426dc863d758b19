import { separator } from "./characters";
import { linesOfRuns, type PageLine, type TextRun } from "./pdf-lines";
import type { Rule } from "./pdf-rulings";

/** How far apart in points two rules may lie that are meant as one, or that are meant to meet. */
const TOLERANCE = 3;

/** Numbers without those that lie within the tolerance of a smaller one. */
function distinct(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of values.toSorted((one, other) => one - other))
    if (kept.length === 0 || value - kept.at(-1)! > TOLERANCE) kept.push(value);
  return kept;
}

const meets = (one: Rule, other: Rule): boolean =>
  one.isVertical !== other.isVertical
    ? one.at >= other.from - TOLERANCE &&
      one.at <= other.to + TOLERANCE &&
      other.at >= one.from - TOLERANCE &&
      other.at <= one.to + TOLERANCE
    : Math.abs(one.at - other.at) <= TOLERANCE &&
      one.from <= other.to + TOLERANCE &&
      other.from <= one.to + TOLERANCE;

/** Rules that hang together: those of one table. */
function connected(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const rule of group)
      for (const other of left)
        if (meets(rule, other)) {
          left.delete(other);
          group.push(other);
        }
    groups.push(group);
  }
  return groups;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
}

/** A frame around a text is no table: that has at least two columns. */
function gridsOf(rules: readonly Rule[]): Grid[] {
  return connected(rules).flatMap((group) => {
    const [vertical, horizontal] = [
      group.filter((rule) => rule.isVertical),
      group.filter((rule) => !rule.isVertical),
    ];
    const xs = distinct([
      ...vertical.map(({ at }) => at),
      ...horizontal.flatMap(({ from, to }) => [from, to]),
    ]);
    const ys = distinct([
      ...horizontal.map(({ at }) => at),
      ...vertical.flatMap(({ from, to }) => [from, to]),
    ]);
    return vertical.length > 0 && horizontal.length > 1 && xs.length > 2 && ys.length > 1
      ? [{ xs, ys, rules: group }]
      : [];
  });
}

const indexIn = (edges: readonly number[], value: number): number =>
  edges.findIndex((edge, index) => value >= edge - TOLERANCE / 2 && value < (edges[index + 1] ?? -Infinity));

/** Whether a rule stands between a cell and the next one of its row or column. */
const isParted = ({ rules }: Grid, isVertical: boolean, at: number, along: number): boolean =>
  rules.some(
    (rule) =>
      rule.isVertical === isVertical &&
      Math.abs(rule.at - at) <= TOLERANCE &&
      rule.from - TOLERANCE <= along &&
      along <= rule.to + TOLERANCE,
  );

/** For each field of the grid the first field of the cell that it belongs to: cells may be merged both ways. */
function anchorsOf(grid: Grid): number[][] {
  const { xs, ys } = grid;
  const middle = (edges: readonly number[], index: number) => (edges[index]! + edges[index + 1]!) / 2;
  const anchors: number[][] = [];
  const columns = xs.length - 1;
  for (let row = 0; row < ys.length - 1; row++) {
    anchors.push([]);
    for (let column = 0; column < columns; column++) {
      const joinsLeft = column > 0 && !isParted(grid, true, xs[column]!, middle(ys, row));
      const joinsUp = row > 0 && !isParted(grid, false, ys[row]!, middle(xs, column));
      anchors[row]!.push(
        joinsUp
          ? anchors[row - 1]![column]!
          : joinsLeft
            ? anchors[row]![column - 1]!
            : row * columns + column,
      );
    }
  }
  return anchors;
}

/** The text of a cell: its lines are only wrapped by the cell's width. */
const textOf = (runs: readonly TextRun[]): string =>
  linesOfRuns(runs).reduce(
    (text, line) => text + (text === "" ? "" : separator(text, line.text)) + line.text,
    "",
  );

function rowsOfGrid(grid: Grid, runs: readonly TextRun[]): PageLine[] {
  const { xs, ys } = grid;
  const anchors = anchorsOf(grid);
  const columns = xs.length - 1;
  const cells = new Map<number, TextRun[]>();
  for (const run of runs) {
    const anchor = anchors[indexIn(ys, run.y - run.size / 3)]?.[indexIn(xs, run.x + run.width / 2)];
    if (anchor !== undefined) cells.set(anchor, [...(cells.get(anchor) ?? []), run]);
  }
  const size = runs[0]!.size;
  return anchors.map((_, row) => {
    const texts = Array.from({ length: columns }, (_, column) =>
      textOf(cells.get(row * columns + column) ?? []),
    );
    return {
      text: texts.filter((text) => text !== "").join(" "),
      left: xs[0]!,
      right: xs.at(-1)!,
      y: ys[row + 1]!,
      size,
      row: { cells: texts, edges: xs },
    };
  });
}

/** The rows of the tables that a page rules, and the runs that stand outside of them. */
export function ruledTables(
  rules: readonly Rule[],
  runs: readonly TextRun[],
): { rows: PageLine[][]; rest: TextRun[] } {
  let rest = [...runs];
  const rows: PageLine[][] = [];
  for (const grid of gridsOf(rules)) {
    const isInside = (run: TextRun) =>
      indexIn(grid.xs, run.x + run.width / 2) >= 0 && indexIn(grid.ys, run.y - run.size / 3) >= 0;
    const inside = rest.filter((run) => isInside(run) && run.text.trim() !== "");
    if (inside.length === 0) continue;
    rest = rest.filter((run) => !isInside(run));
    rows.push(rowsOfGrid(grid, inside));
  }
  return { rows, rest };
}
