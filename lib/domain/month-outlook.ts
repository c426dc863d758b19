import { type DecimalText } from "./decimal-text";
import { type TargetDefinition } from "./goal";
import { type Period } from "./period";
import { type ProgressContent } from "./progress";
import { type ApprovedValue, type Standing, standingOf } from "./standing";
import { type LightThresholds } from "./thresholds";
import { type Measure } from "./vocabulary";

/** What a report's figure is once it is approved; null where it holds none of the kind that the target's measure asks for. */
export function reportedValue(
  measure: Measure,
  period: Period,
  content: Omit<ProgressContent, "progress">,
): ApprovedValue | null {
  if (content.notPublished) return { kind: "not_published", period };
  if (measure === "qualitative")
    return content.judgement && { kind: "judgement", period, judgement: content.judgement };
  const value = measure === "milestone" ? (content.stage?.toString() ?? null) : content.value;
  return value === null ? null : { kind: "value", period, value };
}

/** What the outlook of a month rests on besides the report itself. */
export interface MonthFacts {
  readonly definition: TargetDefinition;
  readonly period: Period;
  /** All approved values of the year. */
  readonly approved: readonly ApprovedValue[];
  /** What the schedule expects by the month's end. */
  readonly expected: DecimalText | null;
  /** Whether the month's reports are due. */
  readonly due: boolean;
  readonly thresholds: LightThresholds;
}

/** Where the target would stand with this report approved: the light as it would be, by the rule of every standing. */
export function monthOutlook(facts: MonthFacts, content: Omit<ProgressContent, "progress">): Standing {
  const { definition, period, approved, expected, due, thresholds } = facts;
  const stated = reportedValue(definition.measure, period, content);
  return standingOf({
    definition,
    // A standing asks its schedule for this one month.
    schedule: [{ period, expected }],
    approved: [...approved.filter((entry) => entry.period !== period), ...(stated ? [stated] : [])],
    period,
    due,
    thresholds,
  });
}
