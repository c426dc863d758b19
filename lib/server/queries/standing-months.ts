import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { comparePeriods, openPeriodAt, type Period } from "@/lib/domain/period";
import { type RollUp } from "@/lib/domain/roll-up";
import { standingMonths } from "@/lib/domain/standing-month";
import { type StandingDimension, type StandingView } from "@/lib/schemas/target-filter";
import { now } from "../clock";
import { type Sight, sightOf } from "./scope";
import { rolledUp, type StandingGroup } from "./standing";
import { type TargetFigures } from "./target-figures";
import { resolveStandingView, standingsByMonth } from "./target-standing";

/** One line of the heat map: a unit, category … with its standing in each month, null where it had no target. */
export interface MonthsOfGroup extends Pick<StandingGroup, "key" | "name"> {
  readonly months: readonly (RollUp<TargetFigures> | null)[];
}

/** The year month by month, of the targets that the viewer may see. */
export interface StandingYear {
  readonly year: number;
  /** The last month whose reports are due, or the one that was asked for. */
  readonly period: Period;
  readonly years: readonly number[];
  readonly sight: Sight;
  readonly by: StandingDimension;
  /** The months that have begun, January first. */
  readonly periods: readonly Period[];
  /** The months whose reports are not due yet: what is in them is not the month's standing, and no line leads to it. */
  readonly open: readonly Period[];
  /** The whole in each of the months. */
  readonly wholes: readonly RollUp<TargetFigures>[];
  readonly groups: readonly MonthsOfGroup[];
  readonly snapshot: null;
}

/**
 * The course of the year (逐月走势): the standing of each month that has begun, whole and by group, from one reading.
 * Each month is judged as it is everywhere, by its own thresholds and deadline.
 */
export async function standingYear(
  viewer: Viewer,
  { by, ...asked }: StandingView & { readonly by: StandingDimension },
  at: Date = now(),
): Promise<StandingYear> {
  const view = await resolveStandingView(viewer, asked, at);
  const periods = standingMonths(view.year, openPeriodAt(at));
  const [months, { period: lastDue }] = await Promise.all([
    standingsByMonth(viewer, { year: view.year, periods, at }),
    resolveStandingView(viewer, { year: view.year, period: undefined }, at),
  ]);
  const rolled = await rolledUp(
    periods.map((period) => months.get(period) ?? []),
    by,
  );
  return {
    ...view,
    by,
    sight: sightOf(viewer),
    periods,
    open: periods.filter((period) => comparePeriods(period, lastDue) > 0),
    wholes: rolled.map(({ whole }) => whole),
    groups: alongMonths(rolled.map(({ groups }) => groups)),
    snapshot: null,
  };
}

/** A target keeps its group all year (its assignment is today's), so every group stands in every month. */
function alongMonths(months: readonly (readonly StandingGroup[])[]): readonly MonthsOfGroup[] {
  const [first = []] = months;
  return first.map(({ key, name }) => ({
    key,
    name,
    months: months.map((groups) => groups.find((group) => group.key === key)?.rollUp ?? null),
  }));
}
