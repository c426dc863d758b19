/** The rules that a page draws, out of pdf.js's list of what it paints. */

/** A horizontal or vertical stroke in points, y downwards; `from` ≤ `to` along its direction, `at` across. */
export interface Rule {
  readonly isVertical: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

type Matrix = readonly [number, number, number, number, number, number];
export type Turn = (x: number, y: number) => readonly [number, number];

interface OperatorList {
  fnArray: number[];
  argsArray: unknown[];
}

/** A filled rectangle as thin as this is a rule; a thicker one is a background. */
const MAX_THICKNESS = 3;
const SHORTEST = 4;
const STRAIGHT_WITHIN = 0.5;
/** A page with more is a drawing, no table. */
const MAX_RULES = 4000;

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

type Point = readonly [number, number];

/** pdf.js's encoding of a path: 0 moves, 1 draws a line, 2 a curve (six numbers), 3 one of four, 4 closes it. */
const NUMBERS_OF_STEP = [2, 2, 6, 4, 0];

function polygonsOf(path: ArrayLike<number>): Point[][] {
  const polygons: Point[][] = [];
  let open: Point[] = [];
  for (let index = 0; index < path.length;) {
    const step = path[index]!;
    const numbers = NUMBERS_OF_STEP[step];
    if (numbers === undefined) break;
    const point = [path[index + numbers - 1] ?? 0, path[index + numbers] ?? 0] as const;
    if (step === 0) polygons.push((open = [point]));
    else if (step === 1) open.push(point);
    else if (step === 4 && open[0]) open.push(open[0]);
    else polygons.push((open = [point]));
    index += numbers + 1;
  }
  return polygons;
}

function ruleBetween([x1, y1]: Point, [x2, y2]: Point): Rule[] {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (width <= STRAIGHT_WITHIN && height >= SHORTEST)
    return [{ isVertical: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  if (height <= STRAIGHT_WITHIN && width >= SHORTEST)
    return [{ isVertical: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  return [];
}

function rulesOfPolygon(points: readonly Point[], isStroked: boolean): Rule[] {
  if (isStroked) return points.slice(1).flatMap((point, index) => ruleBetween(points[index]!, point));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= MAX_THICKNESS && right - left > MAX_THICKNESS)
    return ruleBetween([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  if (right - left <= MAX_THICKNESS && bottom - top > MAX_THICKNESS)
    return ruleBetween([(left + right) / 2, top], [(left + right) / 2, bottom]);
  return [];
}

/**
 * @param codes pdf.js's `OPS`: the numbers of the operators by name
 * @param turn from the page's coordinates into those of its text
 */
export function rulesOf(
  { fnArray, argsArray }: OperatorList,
  codes: Readonly<Record<string, number>>,
  turn: Turn,
): Rule[] {
  const stroking = new Set(
    ["stroke", "closeStroke", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"].map(
      (name) => codes[name],
    ),
  );
  const filling = new Set([codes["fill"], codes["eoFill"]]);
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, code] of fnArray.entries()) {
    const args = argsArray[index] as unknown[] | null;
    if (code === codes["save"]) saved.push(matrix);
    else if (code === codes["restore"] || code === codes["paintFormXObjectEnd"])
      matrix = saved.pop() ?? matrix;
    else if (code === codes["transform"]) matrix = multiply(matrix, args as unknown as Matrix);
    else if (code === codes["paintFormXObjectBegin"]) {
      saved.push(matrix);
      if (args?.[0]) matrix = multiply(matrix, args[0] as Matrix);
    } else if (code === codes["constructPath"] && args) {
      const [paint, [path]] = args as [number, [ArrayLike<number> | null]];
      const isStroked = stroking.has(paint);
      if (!path || !(isStroked || filling.has(paint)) || rules.length > MAX_RULES) continue;
      const [a, b, c, d, e, f] = matrix;
      for (const polygon of polygonsOf(path)) {
        const points = polygon.map(([x, y]) => turn(a * x + c * y + e, b * x + d * y + f));
        rules.push(...rulesOfPolygon(points, isStroked));
      }
    }
  }
  return rules.length > MAX_RULES ? [] : rules;
}
