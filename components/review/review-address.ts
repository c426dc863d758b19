import { type ReviewFilter } from "@/lib/schemas/review-filter";

/** Address of the queue, or of one report in it, with the conditions that it was reached by. */
export function reviewHref(filter: ReviewFilter, id?: string): string {
  const query = new URLSearchParams();
  if (filter.unit) query.set("unit", filter.unit);
  if (filter.period) query.set("period", filter.period);
  return [id ? `/review/${id}` : "/review", query.toString()].filter(Boolean).join("?");
}
