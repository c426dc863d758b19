import { type TargetStanding } from "@/lib/server/queries/target-standing";

/** A target's page, showing the month whose standing the reader comes from, so that the figures stay the same. */
export function targetHref({ id, standing }: Pick<TargetStanding, "id" | "standing">): string {
  return `/targets/${id}?period=${standing.period}`;
}
