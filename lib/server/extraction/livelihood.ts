import "server-only";
import { type Section } from "@/lib/extraction/types";

/** Tells of the places of a report whether what stands there is a people's-livelihood project (民生实事). */
export function livelihoodIn(report: {
  readonly kind: string;
  readonly sections: readonly Section[];
}): (place: { readonly start: number; readonly end: number }) => boolean {
  const parts = report.sections.filter(({ livelihood }) => livelihood);
  return (place) =>
    report.kind === "livelihood_list" ||
    parts.some((part) => part.start <= place.start && place.end <= part.end);
}
