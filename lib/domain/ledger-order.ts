import { type SetupGap } from "./target-setup";
import { type Standing } from "./standing";
import { type Light } from "./vocabulary";

/** The columns that the ledger is sorted by. */
export const LEDGER_SORTS = ["number", "due", "attainment", "light"] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

/** What the ledger's order rests on. */
interface Ordered {
  readonly number: number;
  readonly partNumber: number;
  readonly gaps: readonly SetupGap[];
  readonly assignment: { readonly dueOn: string } | null;
  readonly standing: Pick<Standing, "light" | "completionRate" | "gapPoints">;
}

/** From the worst to the best, as somebody reads who looks for what needs doing. */
const BY_URGENCY: readonly Light[] = ["red", "yellow", "grey", "green", "blue"];

const keys: Readonly<Record<LedgerSort, (target: Ordered) => string | number | null>> = {
  number: ({ number }) => number,
  due: ({ assignment }) => assignment?.dueOn ?? null,
  attainment: ({ standing }) => attainmentOf(standing),
  light: ({ standing }) => BY_URGENCY.indexOf(standing.light),
};

/** Targets in the order of a column, those alike by their numbers; without a value they come last either way. */
export function inLedgerOrder<Target extends Ordered>(
  targets: readonly Target[],
  by: LedgerSort,
  descending: boolean,
): readonly Target[] {
  const sign = descending ? -1 : 1;
  return targets
    .map((target) => ({ target, key: keys[by](target) }))
    .sort(({ key: a, target: one }, { key: b, target: other }) => {
      const numbers = one.number - other.number || one.partNumber - other.partNumber;
      if (a === null || b === null) return Number(a === null) - Number(b === null) || numbers;
      return (a < b ? -sign : a > b ? sign : 0) || numbers;
    })
    .map(({ target }) => target);
}

/** The targets that ask something of the supervisor first, the others after them, each in their own order. */
export function gapsFirst<Target extends Pick<Ordered, "gaps">>(
  targets: readonly Target[],
): readonly Target[] {
  return targets.toSorted((one, other) => Number(other.gaps.length > 0) - Number(one.gaps.length > 0));
}

/** For sorting only: rates by their distance from the target in points, as amounts by theirs. */
function attainmentOf({ completionRate, gapPoints }: Ordered["standing"]): number | null {
  if (completionRate !== null) return Number(completionRate);
  return gapPoints === null ? null : 1 + Number(gapPoints) / 100;
}
