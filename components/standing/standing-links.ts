import { NO_LEADER } from "@/lib/domain/target-narrowing";
import { type StandingDimension, type TargetFilter } from "@/lib/schemas/target-filter";
import { type StandingReport } from "@/lib/server/queries/standing";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { targetHref } from "../targets/target-href";

/** What the addresses of a standing are made of: its month, or the snapshot that it is read from. */
export interface View extends Pick<StandingReport, "year" | "period"> {
  readonly snapshot: { readonly id: string } | null;
}

/** A condition of the ledger; without one it lists every target of the view. */
export type Narrowing = Partial<Record<keyof TargetFilter, string>>;

/** The list of targets behind a figure of the standing; of a snapshot the targets as it holds them. */
export function targetsHref({ year, period, snapshot }: View, narrowing: Narrowing = {}): string {
  if (snapshot) return `${snapshotHref(snapshot)}/targets?${new URLSearchParams(narrowing)}`;
  return `/targets?${new URLSearchParams({ ...narrowing, year: String(year), period })}`;
}

/** A page of the targets that a snapshot holds. */
export function snapshotTargetsHref(
  snapshot: { readonly id: string },
  narrowing: TargetFilter,
  page: number,
): string {
  const stated = Object.entries(narrowing).filter(([, value]) => value !== undefined);
  return `${snapshotHref(snapshot)}/targets?${new URLSearchParams([...stated, ["page", String(page)]])}`;
}

/** Where a figure of one target leads: to its page in that month, or to its line in the snapshot. */
export function memberHref({ snapshot }: Pick<View, "snapshot">, target: TargetFigures): string {
  return snapshot
    ? `${snapshotHref(snapshot)}/targets?${new URLSearchParams({ at: target.id })}#${target.id}`
    : targetHref(target);
}

/** The condition that lists the targets of a group. */
export function groupNarrowing(by: StandingDimension, key: string | null): Narrowing {
  if (by === "livelihood") return { only: key === "livelihood" ? "livelihood" : "ordinary" };
  if (key !== null) return { [by === "unit" ? "lead" : by]: key };
  return by === "unit" ? { only: "unassigned" } : { leader: NO_LEADER };
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

/** The lists of a standing that can be longer than a page, each with the place on the page where it stands. */
export const STANDING_LISTS = { page: "attention", projects: "projects", byHand: "by-hand" } as const;
export type StandingList = keyof typeof STANDING_LISTS;

/** Another page of one of a standing's lists. */
export function listHref(
  report: View & { readonly by: StandingDimension },
  list: StandingList,
  page: number,
): string {
  return `${standingHref(report, report.by)}&${list}=${page}#${STANDING_LISTS[list]}`;
}

/** What changed since the month before, of one kind. */
export function changesHref({ year, period }: Pick<View, "year" | "period">, kind: string, page = 1): string {
  return `/standing/changes?${new URLSearchParams({ kind, year: String(year), period, page: String(page) })}`;
}

/** The course of the year on its page, by the same dimension. */
export function monthsHref({ year, period }: Pick<View, "year" | "period">, by: StandingDimension): string {
  return `/standing/months?${new URLSearchParams({ by, year: String(year), period })}`;
}

/** The page of a snapshot. */
export function snapshotHref({ id }: { readonly id: string }): string {
  return `/standing/snapshots/${id}`;
}
