import { type TargetDefinition } from "@/lib/domain/goal";
import { type ApprovedValue, type StandingInput, standingOf } from "@/lib/domain/standing";

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

/** The standing of a target on its default schedule. */
export function standing(
  of: TargetDefinition,
  period: string,
  approved: readonly ApprovedValue[],
  rest?: Partial<StandingInput>,
) {
  return standingOf({ definition: of, schedule: null, approved, period, due: true, ...rest });
}

/** The same with one approved value, for the period itself. */
export function at(of: TargetDefinition, period: string, actual: string) {
  return standing(of, period, [value(period, actual)]);
}

export const PM25 = closing("30", {
  comparator: "at_most",
  direction: "down",
  baseline: "35",
  unit: "微克/立方米",
});
export const ACCIDENTS = definition({ comparator: "at_most", direction: "down", low: "100", unit: "起" });
export const QUALITATIVE = definition({
  measure: "qualitative",
  comparator: "qualitative",
  low: null,
  unit: null,
});
