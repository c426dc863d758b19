import { type SeedTarget } from "../scenario-types";

/** A target before its contact and its year of reports are joined to it. */
export type UnreportedTarget = Omit<SeedTarget, "contact" | "reports">;

type Defaulted = "high" | "baseline" | "isLivelihood" | "weight" | "supportingUnits" | "dueOn" | "schedule";

/**
 * A target of 2026 with what most of them share: one value, no head start for a cumulative level, due at the
 * year's end, linear, weight 1.
 */
export function defineTarget(
  target: Omit<UnreportedTarget, Defaulted> & Partial<Pick<UnreportedTarget, Defaulted>>,
): UnreportedTarget {
  return {
    high: target.low,
    baseline: target.measure === "cumulative" ? "0" : null,
    isLivelihood: false,
    weight: "1",
    supportingUnits: [],
    dueOn: "2026-12-31",
    schedule: { kind: "linear" },
    ...target,
  };
}
