import { type TargetDefinition } from "@/lib/domain/goal";
import { type ApprovedValue } from "@/lib/domain/standing";

/** 新增就业3.2万人: a cumulative level of 2022, due in December, unless told otherwise. */
export function definition(change: Partial<TargetDefinition> = {}): TargetDefinition {
  const low = change.low === undefined ? "3.2" : change.low;
  return {
    measure: "cumulative",
    metric: "level",
    comparator: "point",
    direction: "up",
    low,
    high: low,
    unit: "万人",
    baseline: null,
    stages: [],
    duePeriod: "2022-12",
    ...change,
  };
}

export function growth(low: string, change: Partial<TargetDefinition> = {}): TargetDefinition {
  return definition({ measure: "growth", metric: "growth", unit: "%", low, ...change });
}

export function closing(low: string, change: Partial<TargetDefinition> = {}): TargetDefinition {
  return definition({ measure: "closing", unit: "家", low, ...change });
}

export function milestone(...periods: readonly string[]): TargetDefinition {
  return definition({
    measure: "milestone",
    low: null,
    high: null,
    unit: null,
    stages: periods.map((period, index) => ({ name: `第${index + 1}步`, period })),
  });
}

export function value(period: string, text: string): ApprovedValue {
  return { kind: "value", period, value: text };
}
