import { type TargetDefinition } from "./goal";
import { type Schedule, scheduleProblems } from "./schedule";
import { stageProblems } from "./stages";
import { type Measure } from "./vocabulary";

/** How a target is scheduled: by equal steps, by a value a month, or by the stages of a milestone. */
export const SCHEDULE_KINDS = ["linear", "custom", "stages"] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** The kinds of schedule that go with a measure; a judgement can't be scheduled. */
export function scheduleKindsFor(measure: Measure): readonly ScheduleKind[] {
  if (measure === "qualitative") return [];
  return measure === "milestone" ? ["stages"] : ["linear", "custom"];
}

/** What a target still lacks before its unit can be asked for a report. */
export const SETUP_GAPS = ["assignment", "schedule"] as const;
export type SetupGap = (typeof SETUP_GAPS)[number];

/**
 * What the supervisor still has to do about a target: name its owner; give a milestone its stages; set a schedule
 * anew that no longer leads to the target, because the target or its deadline was changed after it. A target with
 * a number needs no schedule of its own (docs/rules.md, rule 3: linear without one).
 */
export function setupGaps(
  definition: TargetDefinition,
  assigned: boolean,
  schedule: Schedule | null,
): readonly SetupGap[] {
  const unscheduled =
    definition.measure === "milestone"
      ? definition.stages.length === 0 || stageProblems(definition.stages, definition.duePeriod).length > 0
      : schedule !== null && scheduleProblems(definition, schedule).length > 0;
  return [...(assigned ? [] : (["assignment"] as const)), ...(unscheduled ? (["schedule"] as const) : [])];
}

/** What a reported value means; values under one meaning can't be read under another. */
export function keepsMeaning(
  before: Pick<TargetDefinition, "measure" | "metric" | "unit">,
  after: Pick<TargetDefinition, "measure" | "metric" | "unit">,
): boolean {
  return before.measure === after.measure && before.metric === after.metric && before.unit === after.unit;
}
