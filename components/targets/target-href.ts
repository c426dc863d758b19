import { type Period } from "@/lib/domain/period";
import { type TargetFigures } from "@/lib/server/queries/target-figures";

/** A target's page, showing the month whose standing the reader comes from, so that the figures stay the same. */
export function targetHref({ id, standing }: Pick<TargetFigures, "id" | "standing">): string {
  return `/targets/${id}?period=${standing.period}`;
}

/** The ledger's targets without a unit in charge, of the year and month that the reader is looking at. */
export function unassignedHref(year: number, period: Period): string {
  return `/targets?only=unassigned&year=${year}&period=${period}`;
}
