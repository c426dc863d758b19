import { plainName } from "./cell-text";
import { type ImportColumn } from "./import-columns";
import { type ImportedRow, type ImportNames } from "./import-row";
import {
  decideSheetEdit,
  type SheetEdit,
  type SheetField,
  type SheetRowState,
  type SheetTarget,
} from "./sheet-edit";
import { draftTarget, type ProposedTraits, type TargetContent, type TargetGap, targetGaps } from "./target";
import { type Comparator, type Metric } from "./vocabulary";

/** A target of the year as the import meets it. */
export interface KnownTarget extends SheetTarget {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  /** 0 where nobody is in charge. */
  readonly assignmentVersion: number;
  /** The report's sentence, without spaces. */
  readonly quote: string;
  readonly livelihood: boolean;
  readonly note: string | null;
}

/** A target that the file brings. */
export interface NewTarget {
  readonly number: number;
  readonly quote: string;
  readonly content: TargetContent;
  readonly state: SheetRowState;
  readonly livelihood: boolean;
  readonly note: string | null;
}

/** What a known target becomes. */
export interface ChangedTarget {
  readonly target: KnownTarget;
  readonly state: SheetRowState;
  readonly livelihood: boolean;
  readonly note: string | null;
  readonly columns: readonly ImportColumn[];
}

/** What becomes of one row of the file. */
export type RowPlan =
  | { readonly kind: "new"; readonly next: NewTarget }
  | { readonly kind: "changed"; readonly next: ChangedTarget }
  | { readonly kind: "same"; readonly target: KnownTarget }
  | { readonly kind: "wrong" };

/** What the import of a year starts from. */
export interface ImportGround {
  readonly year: number;
  readonly names: ImportNames;
  readonly known: readonly KnownTarget[];
  /** Numbers of the year that belong to withdrawn targets; they are given to no other. */
  readonly withdrawn: ReadonlySet<number>;
  /** What the lexicon proposes where the file says nothing; always shown before it is imported. */
  readonly propose: (
    statement: ReturnType<typeof statementOf> & { readonly section: string },
  ) => ProposedTraits;
}

/** Where a gap of the target is shown, and the key of its sentence. */
const GAPS: Readonly<Record<TargetGap, readonly [column: ImportColumn, problem: string]>> = {
  indicator_missing: ["indicator", "required"],
  measure_unfit: ["measure", "import_measure_unfit"],
  value_missing: ["value", "required"],
  value_not_a_number: ["value", "not_a_number"],
  range_reversed: ["value", "range_reversed"],
  unit_missing: ["unit", "required"],
  baseline_not_a_number: ["baseline", "not_a_number"],
  stages_missing: ["measure", "stages_missing"],
  stage_unnamed: ["measure", "stage_unnamed"],
  stages_out_of_order: ["measure", "stages_out_of_order"],
  due_period_missing: ["dueOn", "due_not_a_day"],
};
const FIELD_COLUMNS: Readonly<Record<SheetField, ImportColumn>> = {
  category: "category",
  measure: "measure",
  baseline: "baseline",
  weight: "weight",
  leaderPostId: "leader",
  leadUnitId: "leadUnit",
  supportUnitIds: "supportUnits",
  dueOn: "dueOn",
};

/** The statement that a row makes: what the sentence would have said. */
export function statementOf(row: ImportedRow, quote: string) {
  const comparator: Comparator = row.value ? (row.comparator ?? "point") : "qualitative";
  const metric: Metric =
    row.measure === "growth" ? "growth" : row.unit === "%" || row.unit === "‰" ? "ratio" : "level";
  const [low, high] = [row.value?.low ?? null, row.value?.high ?? null];
  const indicator = row.indicator ?? "";
  return {
    kind: "target",
    indicator,
    metric,
    comparator,
    low,
    high,
    unit: row.unit,
    start: 0,
    end: quote.length,
    quote,
  } as const;
}

/** What the statement of an imported target says. */
export function statementFieldsOf({ indicator, metric, comparator, low, high, unit }: TargetContent) {
  return { kind: "target", indicator, metric, comparator, low, high, unit } as const;
}

/** The target that a row brings, or null with what is wrong told at its column. */
export function planNew(
  row: ImportedRow,
  { year, propose }: ImportGround,
  problems: Partial<Record<ImportColumn, string>>,
  nextNumber: () => number,
): RowPlan | null {
  if (row.indicator === null) {
    problems.indicator ??= "required";
    return null;
  }
  const quote = row.quote ?? `${row.indicator}${row.value ? valueWords(row) : ""}`;
  const statement = statementOf(row, quote);
  const proposed = propose({ ...statement, section: "" });
  const traits = {
    ...proposed,
    category: row.category ?? proposed.category,
    measure: row.measure ?? proposed.measure,
  };
  const draft = draftTarget(statement, traits, year);
  // Unlike a sentence, a file may name the measure.
  const measure = row.measure ?? draft.measure;
  const content: TargetContent = {
    ...draft,
    measure,
    baseline: row.baseline ?? (measure === "cumulative" ? "0" : null),
  };
  // The stages of a milestone are set with its schedule, once it is in the ledger.
  for (const [column, problem] of targetGaps(content)
    .filter((gap) => !gap.startsWith("stage"))
    .map((gap) => GAPS[gap]))
    problems[column] ??= problem;
  const fresh: SheetTarget = {
    year,
    content,
    weight: "1",
    assignment: null,
    schedule: null,
    settled: [],
    reported: false,
    approved: false,
    bound: false,
  };
  const decision = decideSheetEdit(fresh, editOf(row));
  if (!decision.ok) tell(problems, decision.problems);
  if (!decision.ok || Object.keys(problems).length > 0) return null;
  return {
    kind: "new",
    next: {
      number: row.number ?? nextNumber(),
      quote,
      content,
      state: { ...decision.next, baseline: content.baseline },
      livelihood: row.livelihood ?? false,
      note: row.note,
    },
  };
}

/** What a row says about a target that the ledger knows, or null with what is wrong told at its column. */
export function planKnown(
  row: ImportedRow,
  target: KnownTarget,
  problems: Partial<Record<ImportColumn, string>>,
): RowPlan | null {
  const { content } = target;
  const says = (column: ImportColumn, differs: boolean, problem = "import_needs_adjustment") => {
    if (differs) problems[column] ??= problem;
  };
  says("quote", row.quote !== null && row.quote !== target.quote);
  says(
    "indicator",
    row.indicator !== null && plainName(row.indicator) !== plainName(content.indicator),
    "import_number_taken",
  );
  says("value", row.value !== null && (row.value.low !== content.low || row.value.high !== content.high));
  says("comparator", row.comparator !== null && row.comparator !== content.comparator);
  says("unit", row.unit !== null && plainName(row.unit) !== plainName(content.unit ?? ""));
  const decision = decideSheetEdit(target, editOf(row));
  if (!decision.ok) tell(problems, decision.problems);
  if (!decision.ok || Object.keys(problems).length > 0) return null;
  const next = { livelihood: row.livelihood ?? target.livelihood, note: row.note ?? target.note };
  const columns = changedColumns(target, { ...decision.next, ...next });
  if (columns.length === 0) return { kind: "same", target };
  return { kind: "changed", next: { target, state: decision.next, ...next, columns } };
}

function changedColumns(
  target: KnownTarget,
  next: SheetRowState & { readonly livelihood: boolean; readonly note: string | null },
): readonly ImportColumn[] {
  const [before, after] = [target.assignment, next.assignment];
  const supports = (ids: readonly string[] = []) => [...ids].sort().join();
  const differs: Partial<Record<ImportColumn, boolean>> = {
    category: next.category !== target.content.category,
    measure: next.measure !== target.content.measure,
    baseline: next.baseline !== target.content.baseline,
    weight: next.weight !== target.weight,
    leader: (before?.leaderPostId ?? null) !== (after?.leaderPostId ?? null),
    leadUnit: before?.leadUnitId !== after?.leadUnitId,
    supportUnits: supports(before?.supportUnitIds) !== supports(after?.supportUnitIds),
    dueOn: before?.dueOn !== after?.dueOn,
    livelihood: next.livelihood !== target.livelihood,
    note: next.note !== target.note,
  };
  return (Object.keys(differs) as ImportColumn[]).filter((column) => differs[column]);
}

/** The cells of a row that the responsibility table has too. */
function editOf(row: ImportedRow): SheetEdit {
  return {
    ...(row.category === null ? {} : { category: row.category }),
    ...(row.measure === null ? {} : { measure: row.measure }),
    ...(row.baseline === null ? {} : { baseline: row.baseline }),
    ...(row.weight === null ? {} : { weight: row.weight }),
    ...(row.leaderPostId === null ? {} : { leaderPostId: row.leaderPostId }),
    ...(row.leadUnitId === null ? {} : { leadUnitId: row.leadUnitId }),
    ...(row.supportUnitIds === null ? {} : { supportUnitIds: row.supportUnitIds }),
    ...(row.dueOn === null ? {} : { dueOn: row.dueOn }),
  };
}

function tell(
  problems: Partial<Record<ImportColumn, string>>,
  told: Readonly<Partial<Record<SheetField, string>>>,
): void {
  for (const [field, problem] of Object.entries(told))
    problems[FIELD_COLUMNS[field as SheetField]] ??= problem;
}

function valueWords({ value, unit }: ImportedRow): string {
  if (!value) return "";
  return value.low === value.high ? `${value.low}${unit ?? ""}` : `${value.low}—${value.high}${unit ?? ""}`;
}
