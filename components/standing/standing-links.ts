import { type StandingDimension, type TargetFilter } from "@/lib/schemas/target-filter";
import { type StandingReport } from "@/lib/server/queries/standing";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { targetHref } from "../targets/target-href";

type View = Pick<StandingReport, "year" | "period" | "snapshot">;
/** A condition of the ledger; without one it lists every target of the view. */
export type Narrowing = Partial<Record<keyof TargetFilter, string>>;

/** The list of targets behind a figure of the standing; of a snapshot the targets as it holds them. */
export function targetsHref({ year, period, snapshot }: View, narrowing: Narrowing = {}): string {
  if (snapshot) return `${snapshotHref(snapshot)}/targets?${new URLSearchParams(narrowing)}`;
  return `/targets?${new URLSearchParams({ ...narrowing, year: String(year), period })}`;
}

/** Where a figure of one target leads: to its page in that month, or to its line in the snapshot. */
export function memberHref({ snapshot }: Pick<View, "snapshot">, target: TargetFigures): string {
  return snapshot ? `${snapshotHref(snapshot)}/targets#${target.id}` : targetHref(target);
}

/**
 * The condition that lists the targets of a group; null where none does: of targets without a leader, some are
 * assigned and some are not.
 */
export function groupNarrowing(by: StandingDimension, key: string | null): Narrowing | null {
  if (by === "livelihood") return key === "livelihood" ? { only: "livelihood" } : null;
  if (key !== null) return { [by === "unit" ? "lead" : by]: key };
  return by === "unit" ? { only: "unassigned" } : null;
}

/** The standing's own address, or that of one of its exports. */
export function standingHref(
  { year, period, snapshot }: View,
  by: StandingDimension,
  path: "/standing" | "/api/exports/standing.xlsx" | "/api/exports/standing.csv" = "/standing",
): string {
  if (snapshot && path === "/standing") return `${snapshotHref(snapshot)}?${new URLSearchParams({ by })}`;
  return `${path}?${new URLSearchParams({ by, year: String(year), period })}`;
}

/** The course of the year on its page, by the same dimension. */
export function monthsHref({ year, period }: Pick<View, "year" | "period">, by: StandingDimension): string {
  return `/standing/months?${new URLSearchParams({ by, year: String(year), period })}`;
}

/** The page of a snapshot. */
export function snapshotHref({ id }: { readonly id: string }): string {
  return `/standing/snapshots/${id}`;
}
