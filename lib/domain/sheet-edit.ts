import { type Assignment, decideAssignment } from "./assignment";
import { decimal, type DecimalText, isDecimalText, toDecimalText } from "./decimal-text";
import { parseMeasureValue } from "./measure-value";
import { firstRewritten, rewritesMonth } from "./past-months";
import { type Period, periodOfDay } from "./period";
import { type Schedule } from "./schedule";
import { type TargetContent, targetGaps } from "./target";
import { type Category, type Measure } from "./vocabulary";

/** The columns of the responsibility table (责任分工表) that one can type in. */
export const SHEET_FIELDS = [
  "category",
  "measure",
  "baseline",
  "weight",
  "leaderPostId",
  "leadUnitId",
  "supportUnitIds",
  "dueOn",
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** What was typed in a row; a cell that is left out stays as it is. `leadUnitId: null` takes the assignment away. */
export interface SheetEdit {
  readonly category?: Category;
  readonly measure?: Measure;
  /** As typed; empty means none. */
  readonly baseline?: string;
  readonly weight?: string;
  readonly leaderPostId?: string | null;
  readonly leadUnitId?: string | null;
  readonly supportUnitIds?: readonly string[];
  readonly dueOn?: string;
}

/** A target as far as its row may be edited. */
export interface SheetTarget {
  readonly year: number;
  readonly content: TargetContent;
  readonly weight: DecimalText;
  readonly assignment: Assignment | null;
  /** The own schedule by month; null where it has none. */
  readonly schedule: Schedule | null;
  /** Months with an approved report that rest on what is in force. */
  readonly settled: readonly Period[];
  /** Somebody has typed a figure, approved or not: the measure's meaning is fixed. */
  readonly reported: boolean;
  /** A figure is approved: rates rest on the baseline. */
  readonly approved: boolean;
  /** A report or a notice names the unit: the target can't be left without one. */
  readonly bound: boolean;
}

/** The row after the edit. */
export interface SheetRowState {
  readonly category: Category;
  readonly measure: Measure;
  readonly baseline: DecimalText | null;
  readonly weight: DecimalText;
  readonly assignment: Assignment | null;
}

export type SheetDecision =
  | { readonly ok: true; readonly next: SheetRowState }
  /** Keys of sentences by cell. */
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<SheetField, string>>> };

/**
 * The row of a target after an edit in the responsibility table, or what is wrong at which cell. Category, weight and
 * assignment say nothing about the promise. Measure and baseline are filled in freely until something rests on them:
 * a typed figure on the measure, an approved one on the baseline; from then on changing them is an adjustment
 * (目标调整), which has its own path. So is a deadline by which something else would have been expected of a past month.
 */
export function decideSheetEdit(target: SheetTarget, edit: SheetEdit): SheetDecision {
  const problems: Partial<Record<SheetField, string>> = {};
  const measure = edit.measure ?? target.content.measure;
  if (measure !== target.content.measure && target.reported) problems.measure = "measure_needs_adjustment";
  const baseline = baselineAfter(target, edit, measure, problems);
  if (baseline !== target.content.baseline && target.approved && !problems.measure)
    problems.baseline = "baseline_needs_adjustment";
  const weight = edit.weight === undefined ? target.weight : readWeight(edit.weight);
  if (weight === null) problems.weight = "not_a_number";
  const gaps = targetGaps({ ...target.content, measure, baseline });
  // The stages of a milestone are set with its schedule, after its measure.
  const gap = gaps.find((name) => !name.startsWith("stage"));
  if (gap && measure !== target.content.measure && !problems.measure) problems.measure = `target_gap_${gap}`;
  const assignment = assignmentAfter(target, edit, problems);
  if (weight === null || Object.keys(problems).length > 0) return { ok: false, problems };
  const category = edit.category ?? target.content.category;
  return { ok: true, next: { category, measure, baseline, weight, assignment } };
}

/** A weight as typed: a number that is not negative; null when it is none. */
export function readWeight(text: string): DecimalText | null {
  const typed = text.normalize("NFKC").trim();
  return isDecimalText(typed) && !typed.startsWith("-") ? toDecimalText(decimal(typed)) : null;
}

function baselineAfter(
  { content }: SheetTarget,
  { baseline: typed }: SheetEdit,
  measure: Measure,
  problems: Partial<Record<SheetField, string>>,
): DecimalText | null {
  // A cumulative level begins at 0; under another measure that 0 would claim to be last year's state.
  const moved = measure !== content.measure;
  if (typed === undefined) {
    if (!moved) return content.baseline;
    if (measure === "cumulative") return "0";
    return content.measure === "cumulative" && content.baseline === "0" ? null : content.baseline;
  }
  const parsed = parseMeasureValue(typed, content.unit);
  if (parsed.ok) return parsed.value;
  if (parsed.problem !== "empty") problems.baseline = parsed.problem;
  return null;
}

/** The first settled month that a deadline would rewrite; null where it rewrites none. */
export function rewrittenByDeadline(
  { content, schedule, settled }: Pick<SheetTarget, "content" | "schedule" | "settled">,
  dueOn: string,
): Period | null {
  const moved = { ...content, duePeriod: periodOfDay(dueOn) };
  return firstRewritten({ definition: content, schedule }, { definition: moved, schedule }, settled);
}

function assignmentAfter(
  target: SheetTarget,
  edit: SheetEdit,
  problems: Partial<Record<SheetField, string>>,
): Assignment | null {
  const { assignment, year, bound } = target;
  const { leadUnitId, supportUnitIds, leaderPostId, dueOn } = edit;
  if (leadUnitId === null) {
    if (assignment && bound) problems.leadUnitId = "assignment_in_use";
    return null;
  }
  if (leadUnitId === undefined && !supportUnitIds && leaderPostId === undefined && dueOn === undefined)
    return assignment;
  const decision = decideAssignment(
    assignment,
    {
      ...(leadUnitId === undefined ? {} : { leadUnitId }),
      ...(supportUnitIds === undefined ? {} : { supportUnitIds }),
      ...(leaderPostId === undefined ? {} : { leaderPostId }),
      ...(dueOn === undefined ? {} : { dueOn }),
    },
    year,
  );
  if (decision.ok) {
    const rewritten = rewrittenByDeadline(target, decision.next.dueOn);
    if (rewritten) problems.dueOn = rewritesMonth(rewritten);
    return decision.next;
  }
  if (decision.field !== "contact") problems[decision.field] = decision.problem;
  return assignment;
}
