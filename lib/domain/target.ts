import { decimal, isDecimalText } from "./decimal-text";
import { type TargetDefinition } from "./goal";
import { comparePeriods, isPeriod, type Period, periodOf } from "./period";
import { type StageProblem, stageProblems } from "./stages";
import { type StatementFields } from "./statement";
import { type Category, type Direction, type Measure, type TargetState } from "./vocabulary";

/** A target with what a reader calls it; the rules compute with its definition. */
export interface TargetContent extends TargetDefinition {
  readonly indicator: string;
  readonly category: Category;
}

/** What a person may want to fill in on a target, proposed by the lexicon and always shown as a proposal. */
export interface ProposedTraits {
  readonly measure: Measure;
  readonly direction: Direction;
  readonly category: Category;
}

export const TARGET_GAPS = [
  "indicator_missing",
  "measure_unfit",
  "value_missing",
  "value_not_a_number",
  "range_reversed",
  "unit_missing",
  "baseline_not_a_number",
  "stages_missing",
  "stage_unnamed",
  "stages_out_of_order",
  "due_period_missing",
] as const;
/** What a target lacks before anybody can report on it. */
export type TargetGap = (typeof TARGET_GAPS)[number];

export const TARGET_PROBLEMS = ["withdrawn", "reason_missing"] as const;
export type TargetProblem = (typeof TARGET_PROBLEMS)[number];

export type TargetDecision<Next> =
  { readonly ok: true; readonly next: Next } | { readonly ok: false; readonly problem: TargetProblem };

/** The names by which reports and spreadsheets call the categories (类别). */
const CATEGORY_NAMES: ReadonlyMap<string, Category> = new Map([
  ["经济发展", "economy"],
  ["科技创新", "innovation"],
  ["城建城管", "urban"],
  ["生态环境", "environment"],
  ["社会民生", "livelihood"],
  ["平安法治", "safety"],
  ["政府自身建设", "governance"],
]);

/** The category that a Chinese name means, or null. */
export function categoryNamed(name: string): Category | null {
  return CATEGORY_NAMES.get(name.trim()) ?? null;
}

/**
 * The target that a confirmed statement proposes for a year: the statement says value, unit and comparator, the
 * proposal fills in what no report says. A statement without a number can only be judged; a stated growth is
 * reported as growth.
 */
export function draftTarget(statement: StatementFields, traits: ProposedTraits, year: number): TargetContent {
  const measure = ((): Measure => {
    if (statement.comparator === "qualitative")
      return traits.measure === "milestone" ? "milestone" : "qualitative";
    if (statement.metric === "growth") return "growth";
    return traits.measure;
  })();
  return {
    indicator: statement.indicator,
    category: traits.category,
    measure,
    metric: statement.metric,
    comparator: statement.comparator,
    direction: traits.direction,
    low: statement.low,
    high: statement.high,
    unit: statement.unit,
    baseline: measure === "cumulative" ? "0" : null,
    stages: [],
    duePeriod: periodOf(year, 12),
  };
}

/** What the target lacks; empty when it is complete. */
export function targetGaps(target: TargetContent): readonly TargetGap[] {
  const gaps: TargetGap[] = [];
  if (target.indicator.trim() === "") gaps.push("indicator_missing");
  if (!isPeriod(target.duePeriod)) gaps.push("due_period_missing");
  if (
    (target.comparator === "qualitative") !== (target.measure === "qualitative") &&
    target.measure !== "milestone"
  ) {
    gaps.push("measure_unfit");
  }
  if (target.measure === "milestone") gaps.push(...stageGaps(target));
  if (target.measure === "milestone" || target.measure === "qualitative") return gaps;
  return [...gaps, ...numberGaps(target)];
}

/**
 * The version of a target that held in a month (目标调整): an adjustment holds from the month in which it was made, so
 * that the standing of the months before it stays what it was. Null where that is the one in force.
 *
 * @param versions those that were replaced, in any order, each with the month in which it was
 */
export function versionHeldIn<Version extends { readonly version: number; readonly replacedIn: Period }>(
  versions: readonly Version[],
  period: Period,
): Version | null {
  const later = versions.filter(({ replacedIn }) => comparePeriods(replacedIn, period) > 0);
  return later.sort((one, other) => one.version - other.version)[0] ?? null;
}

/** Withdraw a target, always with a reason; it stays readable and counts no more. */
export function decideWithdraw(
  state: TargetState,
  reason: string,
): TargetDecision<{ readonly state: "withdrawn"; readonly reason: string }> {
  if (state !== "active") return { ok: false, problem: "withdrawn" };
  const trimmed = reason.trim();
  if (trimmed === "") return { ok: false, problem: "reason_missing" };
  return { ok: true, next: { state: "withdrawn", reason: trimmed } };
}

/**
 * What a wrong stage means for the target. One after the deadline is no gap: the deadline was moved after the
 * schedule, which then waits to be set anew (`setupGaps`).
 */
const STAGE_GAPS: Readonly<Record<StageProblem["problem"], TargetGap | null>> = {
  stage_unnamed: "stage_unnamed",
  outside_year: "stages_out_of_order",
  stages_out_of_order: "stages_out_of_order",
  stage_after_deadline: null,
};

function stageGaps({ stages, duePeriod }: TargetContent): readonly TargetGap[] {
  if (stages.length === 0) return ["stages_missing"];
  const gaps = stageProblems(stages, duePeriod).map(({ problem }) => STAGE_GAPS[problem]);
  return [...new Set(gaps.filter((gap) => gap !== null))];
}

function numberGaps({ low, high, unit, baseline }: TargetContent): readonly TargetGap[] {
  const gaps: TargetGap[] = [];
  if (low === null || high === null) gaps.push("value_missing");
  else if (!isDecimalText(low) || !isDecimalText(high)) gaps.push("value_not_a_number");
  else if (decimal(low).greaterThan(high)) gaps.push("range_reversed");
  if (unit === null || unit.trim() === "") gaps.push("unit_missing");
  if (baseline !== null && !isDecimalText(baseline)) gaps.push("baseline_not_a_number");
  return gaps;
}
