import { type TargetDefinition } from "./goal";
import { type Schedule, scheduleProblems } from "./schedule";

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
      ? definition.stages.length === 0
      : schedule !== null && scheduleProblems(definition, schedule).length > 0;
  return [...(assigned ? [] : (["assignment"] as const)), ...(unscheduled ? (["schedule"] as const) : [])];
}
