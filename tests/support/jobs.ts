import { type TargetDefinition } from "@/lib/domain/goal";

/** 新增就业3.2万人以上, the target that most rules are shown on. */
export const JOBS: TargetDefinition = {
  measure: "cumulative",
  metric: "level",
  comparator: "at_least",
  direction: "up",
  low: "3.2",
  high: "3.2",
  unit: "万人",
  baseline: "0",
  stages: [],
  duePeriod: "2026-12",
};
