import { type Stage } from "./goal";
import { comparePeriods, isPeriod, type Period, yearOf } from "./period";

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
