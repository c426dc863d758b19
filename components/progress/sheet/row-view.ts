import { monthOutlook } from "@/lib/domain/month-outlook";
import { plausibilityHints, type PlausibilityHint } from "@/lib/domain/plausibility";
import { type ProgressContent, type ProgressGap, progressGaps } from "@/lib/domain/progress";
import { type ProgressTask, progressTask } from "@/lib/domain/progress-task";
import { type Standing } from "@/lib/domain/standing";
import { type MonthSheet, type MonthSheetRow } from "@/lib/server/queries/month-sheet";
import { contentOf } from "../progress-form";
import { type DeskRow, type DeskRows } from "./month-desk";

/** A row with what its figures come to. */
export interface RowView {
  readonly content: ProgressContent;
  readonly gaps: readonly ProgressGap[];
  readonly hints: readonly PlausibilityHint[];
  /** What the month still asks for, as it is typed now. */
  readonly task: ProgressTask;
  /** Where the target would stand with this figure approved. */
  readonly standing: Standing;
}

/** Works a typed row out by the rules that the server goes by. */
export function viewRow(sheet: MonthSheet, row: MonthSheetRow, { form, identity }: DeskRow): RowView {
  const { period, thresholds, dueState } = sheet;
  const { definition, approved, expected } = row;
  const content = contentOf(definition, form);
  const value = definition.measure === "milestone" ? (content.stage?.toString() ?? null) : content.value;
  const facts = { definition, period, approved, expected };
  const gaps = progressGaps(definition.measure, content);
  const isDraft = row.editable && row.task !== "with_head" && identity.version !== null;
  return {
    content,
    gaps,
    task: isDraft
      ? progressTask({ state: row.report?.state ?? "draft", gaps, handedOver: false }, "asked")
      : row.task,
    hints: row.editable ? plausibilityHints({ ...facts, value }) : [],
    standing: monthOutlook({ ...facts, due: dueState === "overdue", thresholds }, content),
  };
}

/** A row that lacks nothing and can be handed on at once. */
export interface ReadyRow {
  readonly row: MonthSheetRow;
  readonly desk: DeskRow;
  readonly view: RowView;
}

/** The rows that one stroke hands on: all that lack nothing, and of them for a reporter those still on the own desk. */
export function readyRows(sheet: MonthSheet, desk: DeskRows): readonly ReadyRow[] {
  return sheet.rows.flatMap((row) => {
    const typed = desk.get(row.targetId);
    if (!typed || !row.editable || typed.leftover || (!sheet.maySubmit && !sheet.mayHandOver)) return [];
    const view = viewRow(sheet, row, typed);
    const { kind } = typed.status;
    const isWritten = typed.identity.version !== null || kind !== "idle";
    const stuck = kind === "conflict" || (typed.status.kind === "unsaved" && typed.status.problem !== null);
    return view.gaps.length === 0 && isWritten && !stuck ? [{ row, desk: typed, view }] : [];
  });
}
