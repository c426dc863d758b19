import { goalOf, type TargetDefinition } from "./goal";
import { comparePeriods, type Period } from "./period";
import { expectedIn, type Schedule } from "./schedule";

/**
 * Past months are not rewritten: what was expected of a month whose report is approved changes by an adjustment
 * (目标调整) only, which keeps what held before it. An approved report settles a month, and not its lock: approval is what
 * a light rests on and what locks a period in docs/rules.md, month by month and target by target, whereas a month can be
 * circulated or looked at long before anybody locks it.
 */

/** What a target is expected to reach, and by when. */
export interface Expectation {
  readonly definition: TargetDefinition;
  /** Null where the target has no schedule of its own. */
  readonly schedule: Schedule | null;
}

/**
 * The first of the settled months of which something else would be expected: another value, another way to its end (a
 * milestone's number of stages), or its deadline passed where it had not. Null where all stay what they were.
 *
 * @param settled months with an approved report that rest on what is in force, in any order
 */
export function firstRewritten(
  before: Expectation,
  after: Expectation,
  settled: readonly Period[],
): Period | null {
  const differs = (period: Period) => {
    const [then, now] = [asked(before, period), asked(after, period)];
    return then.some((fact, index) => fact !== now[index]);
  };
  return settled.filter(differs).sort(comparePeriods)[0] ?? null;
}

/** The problem at a field whose change would rewrite a month, as `ImportProblems` and the `errors` catalogue have it. */
export function rewritesMonth(period: Period): string {
  return `${REWRITES_MONTH}:${period}`;
}

export const REWRITES_MONTH = "rewrites_month";

function asked({ definition, schedule }: Expectation, period: Period) {
  return [
    expectedIn(definition, schedule, period),
    goalOf(definition)?.bound.toFixed() ?? null,
    comparePeriods(period, definition.duePeriod) >= 0,
  ] as const;
}
