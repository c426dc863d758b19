import { frameOf, groupByLine, linesOfRuns, type PageLine, type TextRun } from "./pdf-lines";

/** In font sizes (em): what a column of text is wide at least, and how near to its edge a full line ends. */
const MIN_COLUMN = 8;
const FULL_WITHIN = 2;
/** The gap between two columns, and how far a line's begin may be from its column's. */
const GUTTER = 1;

const MIN_LINES = 4;
const MIN_FULL_SHARE = 0.5;
/** Candidates for the begin of a column that are worth a look. */
const CANDIDATES = 8;
/** Four columns are split in two, twice. */
const MAX_DEPTH = 2;

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Whether lines are those of running text: long ones, most of which reach the column's edge. */
function isProse(lines: readonly PageLine[], size: number): boolean {
  const right = Math.max(...lines.map((line) => line.right));
  const full = lines.filter((line) => line.right >= right - FULL_WITHIN * size);
  return (
    medianOf(lines.map((line) => line.right - line.left)) >= MIN_COLUMN * size &&
    full.length >= lines.length * MIN_FULL_SHARE
  );
}

/** Places where many lines begin in the page's inner half: one may be the left edge of a second column. */
function columnStarts(runs: readonly TextRun[]): number[] {
  const [left, right] = [
    Math.min(...runs.map(({ x }) => x)),
    Math.max(...runs.map(({ x, width }) => x + width)),
  ];
  const counts = new Map<number, number>();
  for (const { x } of runs) {
    const share = (x - left) / (right - left);
    if (share > 0.2 && share < 0.8) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= MIN_LINES)
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, CANDIDATES)
    .map(([x]) => x);
}

interface Band {
  runs: TextRun[];
  isSplit: boolean;
}

/** The page cut into bands: those where nothing stands over the gutter before `start`, and the others. */
function bandsOf(groups: readonly TextRun[][], start: number, size: number): Band[] {
  const bands: Band[] = [];
  for (const group of groups) {
    const isSplit = group.every((run) => run.x + run.width <= start - GUTTER * size || run.x >= start - 1);
    const open = bands.at(-1);
    if (open?.isSplit === isSplit) open.runs.push(...group);
    else bands.push({ runs: [...group], isSplit });
  }
  return bands;
}

/** Where the document's columns begin, learnt page by page: the end of a column on a page may be too short to tell. */
export type KnownColumns = Set<number>;

/**
 * The lines of a page in reading order: a page set in columns is read column by column, what stands across them
 * before and after what is below and above. Cells of a table are no columns: they hold no running text.
 */
export function linesInOrder(runs: readonly TextRun[], known: KnownColumns, depth = 0): PageLine[] {
  const groups = groupByLine(runs);
  if (groups.length === 0 || depth === MAX_DEPTH) return linesOfRuns(runs);
  const visible = groups.flat();
  const size = medianOf(visible.map((run) => run.size));
  for (const start of [...columnStarts(visible), ...known]) {
    const sides = (band: Band) => [
      band.runs.filter(({ x }) => x < start - 1),
      band.runs.filter(({ x }) => x >= start - 1),
    ];
    const isColumns = (band: Band) => {
      if (!band.isSplit) return false;
      const [left, right] = sides(band).map(linesOfRuns) as [PageLine[], PageLine[]];
      if (left.length === 0 || right.length === 0) return false;
      if (known.has(start)) return isProse(left, size) || isProse(right, size);
      return [left, right].every((lines) => lines.length >= MIN_LINES && isProse(lines, size));
    };
    const bands = bandsOf(groups, start, size);
    if (!bands.some(isColumns)) continue;
    known.add(start);
    return bands.flatMap((band) => {
      if (!isColumns(band)) return linesOfRuns(band.runs);
      return sides(band).flatMap((side) => {
        const lines = linesInOrder(side, known, depth + 1);
        const frame = frameOf(lines);
        return lines.map((line) => ({ ...line, frame: line.frame ?? frame }));
      });
    });
  }
  return linesOfRuns(runs);
}
