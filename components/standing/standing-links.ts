import { type StandingDimension, type TargetFilter } from "@/lib/schemas/target-filter";
import { type StandingReport } from "@/lib/server/queries/standing";

type View = Pick<StandingReport, "year" | "period">;
/** A condition of the ledger; without one it lists every target of the view. */
export type Narrowing = Partial<Record<keyof TargetFilter, string>>;

/** The list of targets behind a figure of the standing. */
export function targetsHref({ year, period }: View, narrowing: Narrowing = {}): string {
  return `/targets?${new URLSearchParams({ ...narrowing, year: String(year), period })}`;
}

/**
 * The condition that lists the targets of a group; null where none does: of targets without a leader, some are
 * assigned and some are not.
 */
export function groupNarrowing(by: StandingDimension, key: string | null): Narrowing | null {
  if (key !== null) return { [by === "unit" ? "lead" : by]: key };
  return by === "unit" ? { only: "unassigned" } : null;
}

/** The standing's own address, or that of one of its exports. */
export function standingHref(
  { year, period }: View,
  by: StandingDimension,
  path: "/standing" | "/api/exports/standing.xlsx" | "/api/exports/standing.csv" = "/standing",
): string {
  return `${path}?${new URLSearchParams({ by, year: String(year), period })}`;
}
