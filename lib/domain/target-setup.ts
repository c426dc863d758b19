import { type Stage, type TargetDefinition } from "./goal";
import { comparePeriods, isPeriod, type Period, yearOf } from "./period";
import { type Schedule, scheduleProblems } from "./schedule";
import { type Measure } from "./vocabulary";

/** How a target is scheduled: by equal steps, by a value a month, or by the stages of a milestone. */
export const SCHEDULE_KINDS = ["linear", "custom", "stages"] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** The kinds of schedule that go with a measure; a judgement can't be scheduled. */
export function scheduleKindsFor(measure: Measure): readonly ScheduleKind[] {
  if (measure === "qualitative") return [];
  return measure === "milestone" ? ["stages"] : ["linear", "custom"];
}

export interface StageProblem {
  /** Which stage, from 0. */
  readonly index: number;
  readonly field: keyof Stage;
  readonly problem: "stage_unnamed" | "outside_year" | "stages_out_of_order" | "stage_after_deadline";
}

/** What is wrong with the stages of a milestone: each has a name and a month, in order, none after the deadline. */
export function stageProblems(stages: readonly Stage[], duePeriod: Period): readonly StageProblem[] {
  return stages.flatMap(({ name, period }, index): StageProblem[] => {
    const before = stages[index - 1]?.period;
    const problems: StageProblem[] = [];
    if (name.trim() === "") problems.push({ index, field: "name", problem: "stage_unnamed" });
    if (!isPeriod(period) || yearOf(period) !== yearOf(duePeriod))
      problems.push({ index, field: "period", problem: "outside_year" });
    else if (before !== undefined && comparePeriods(before, period) > 0)
      problems.push({ index, field: "period", problem: "stages_out_of_order" });
    else if (comparePeriods(period, duePeriod) > 0)
      problems.push({ index, field: "period", problem: "stage_after_deadline" });
    return problems;
  });
}

/** What a target still lacks before its unit can be asked for a report. */
export const SETUP_GAPS = ["assignment", "schedule"] as const;
export type SetupGap = (typeof SETUP_GAPS)[number];

/**
 * What the supervisor still has to do about a target: name its owner; give a milestone its stages; set a schedule
 * anew that no longer leads to the target, because the target or its deadline was changed after it. A target with
 * a number needs no schedule of its own (DOMAIN.md, rule 3: linear without one).
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
