import { type ReviewFilter } from "@/lib/schemas/review-filter";

/** Address of a page of the queue, or of one report in it, with the conditions that it was reached by. */
export function reviewHref(filter: ReviewFilter, { id, page }: { id?: string; page?: number } = {}): string {
  const query = new URLSearchParams();
  for (const key of ["unit", "period", "light", "changed"] as const) {
    const value = filter[key];
    if (value) query.set(key, value);
  }
  if (page) query.set("page", String(page));
  return [id ? `/review/${id}` : "/review", query.toString()].filter(Boolean).join("?");
}
