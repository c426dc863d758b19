import { type Decimal } from "decimal.js";
import { decimal, type DecimalText, toDecimalText } from "./decimal-text";
import { accumulates, goalOf, isRate, type TargetDefinition } from "./goal";
import { monthsElapsed } from "./period";
import { type ApprovedValue } from "./standing";

/** Months of the year, 1 to 12. */
type Month = number;

type LastYearShape =
  | {
      readonly ok: true;
      /** What should be reached by each month's end, January first, in the target's unit. */
      readonly values: readonly DecimalText[];
      /** Months without an approved value last year, on a straight line between their neighbours. */
      readonly interpolated: readonly Month[];
      /** Months whose value had fallen below an earlier one and was held at it, where a total never falls. */
      readonly levelled: readonly Month[];
    }
  | { readonly ok: false; readonly problem: "not_offered" | "no_year_end" | "no_way" };

/**
 * Whether a schedule by last year's shape is offered: for amounts on a way from a known start. Growth and shares are
 * compared and never divided (docs/rules.md, rule 2), and what is kept has no way.
 */
export function followsLastYear(definition: TargetDefinition): boolean {
  if (definition.measure !== "cumulative" && definition.measure !== "closing") return false;
  const goal = goalOf(definition);
  return (
    goal !== null && !isRate(definition) && goal.baseline !== null && (!goal.kept || accumulates(definition))
  );
}

/**
 * The schedule of a target by last year's shape (按上年进度): the share of the way that was gone by each month's end last
 * year, times this year's way. A target due earlier has gone its whole way by then, in the same proportions.
 *
 * @param last the same target a year ago, with its approved values
 */
export function scheduleByLastYear(
  definition: TargetDefinition,
  last: { readonly definition: TargetDefinition; readonly approved: readonly ApprovedValue[] },
): LastYearShape {
  const goal = goalOf(definition);
  const lastGoal = goalOf(last.definition);
  if (!followsLastYear(definition) || goal?.baseline == null || lastGoal?.baseline == null)
    return { ok: false, problem: "not_offered" };
  const known = new Map(
    last.approved.flatMap((entry) =>
      entry.kind === "value" ? [[monthsElapsed(entry.period), decimal(entry.value)] as const] : [],
    ),
  );
  if (!known.has(12)) return { ok: false, problem: "no_year_end" };
  const { values, interpolated } = filled(lastGoal.baseline, known);
  const { values: course, levelled } = accumulates(definition) ? level(values) : { values, levelled: [] };
  const due = monthsElapsed(definition.duePeriod);
  const start = lastGoal.baseline;
  const way = (course[due - 1] ?? start).minus(start);
  if (way.isZero()) return { ok: false, problem: "no_way" };
  const places = Math.max(decimalPlaces(definition), 2) + 2;
  const { baseline, bound } = goal;
  return {
    ok: true,
    interpolated,
    levelled,
    values: course.map((value, index) =>
      toDecimalText(
        index + 1 >= due
          ? bound
          : baseline
              .plus(bound.minus(baseline).times(value.minus(start)).dividedBy(way))
              .toDecimalPlaces(places),
      ),
    ),
  };
}

/** Twelve values: those that are missing lie on the straight line between their neighbours, the first from the start. */
function filled(start: Decimal, known: ReadonlyMap<Month, Decimal>) {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const at = (month: Month) => (month === 0 ? start : known.get(month));
  const values = months.map((month) => {
    const value = at(month);
    if (value) return value;
    const before = [0, ...months].findLast((one) => one < month && at(one) !== undefined)!;
    const after = months.find((one) => one > month && at(one) !== undefined)!;
    const step = at(after)!
      .minus(at(before)!)
      .dividedBy(after - before);
    return at(before)!.plus(step.times(month - before));
  });
  return { values, interpolated: months.filter((month) => !known.has(month)) };
}

function level(values: readonly Decimal[]) {
  const levelled: Month[] = [];
  let highest = decimal(0);
  const held = values.map((value, index) => {
    if (value.lessThan(highest)) levelled.push(index + 1);
    else highest = value;
    return highest;
  });
  return { values: held, levelled };
}

function decimalPlaces({ low }: TargetDefinition): number {
  return low === null ? 0 : decimal(low).decimalPlaces();
}

/** A target of the year before as one chooses from. */
interface Named {
  readonly indicator: string;
  readonly leadUnitId: string | null;
}

/**
 * How likely a target of last year is the same one, from 1 (the same indicator by the same unit) down to 0 (nothing in
 * common): by the pairs of characters that both names hold.
 */
export function likeness(one: Named, other: Named): number {
  const [ours, theirs] = [pairs(one.indicator), pairs(other.indicator)];
  const shared = [...ours].filter((pair) => theirs.has(pair)).length;
  const names = ours.size + theirs.size === 0 ? 0 : (2 * shared) / (ours.size + theirs.size);
  const sameUnit = one.leadUnitId !== null && one.leadUnitId === other.leadUnitId;
  return names === 0 ? 0 : names * 0.9 + (sameUnit ? 0.1 : 0);
}

function pairs(text: string): ReadonlySet<string> {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  if (plain.length < 2) return new Set(plain === "" ? [] : [plain]);
  return new Set(Array.from({ length: plain.length - 1 }, (_, index) => plain.slice(index, index + 2)));
}
