import "server-only";
import { type Section } from "@/lib/extraction/types";

/** Whether what stands at this place of a report is a people's-livelihood project (民生实事). */
export function isLivelihood(
  report: { readonly kind: string; readonly sections: readonly Section[] },
  place: { readonly start: number; readonly end: number },
): boolean {
  return (
    report.kind === "livelihood_list" ||
    report.sections.some((part) => part.livelihood && part.start <= place.start && place.end <= part.end)
  );
}
