import "server-only";
import { type Dropped, type Section } from "@/lib/extraction/types";

/** A number of the report that extraction saw and did not make a statement. */
export type DroppedCandidate = Pick<Dropped, "start" | "end" | "rule" | "reason">;

/** How extraction divided a report, and what it left aside. */
export interface ReportOutline {
  readonly sections: readonly Section[];
  /** In reading order, without what nobody takes for a target: page furniture and dates. */
  readonly dropped: readonly DroppedCandidate[];
}

const NO_CANDIDATES: ReadonlySet<string> = new Set(["a year", "a date"]);

/** Reads the outline that was stored with a report at its import. */
export function outlineOf(stored: string): ReportOutline {
  const { sections, dropped } = JSON.parse(stored) as {
    readonly sections: readonly Section[];
    readonly dropped: readonly Dropped[];
  };
  return {
    sections,
    dropped: dropped
      .filter(({ rule, reason }) => rule !== "furniture" && !NO_CANDIDATES.has(reason))
      .map(({ start, end, rule, reason }) => ({ start, end, rule, reason })),
  };
}
