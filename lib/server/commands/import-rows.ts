import "server-only";
import { randomUUID } from "node:crypto";
import { type Assignment } from "@/lib/domain/assignment";
import { type AuditEventInput, changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type ChangedTarget, type NewTarget, statementFieldsOf } from "@/lib/domain/import-target";
import { type SheetRowState } from "@/lib/domain/sheet-edit";
import { keepsMeaning } from "@/lib/domain/target-setup";
import { type Prisma } from "../db/client";
import { assignmentFacts, type Names } from "./assignment-change";
import { type ViewerContext } from "./context";

/** What an import writes, prepared before its transaction: rows of the tables with their events. */

/** The file that is imported, and the row that tells how far its import is. */
export interface ImportedFile {
  readonly id: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly format: "xlsx" | "csv";
  readonly year: number;
}

/** The file as a report: its text is what the rows say, one a line, so that every target has its sentence. */
export function sourceOf(context: ViewerContext, file: ImportedFile, fresh: readonly NewTarget[]) {
  const { id: _, year, ...columns } = file;
  const report = {
    ...columns,
    id: randomUUID(),
    title: file.fileName.replace(/\.[^.]+$/, "").slice(0, 120),
    kind: "ledger_import",
    year,
    mediaType: file.format === "xlsx" ? XLSX : "text/csv",
    text: fresh.map(({ quote }) => quote).join("\n"),
    outline: JSON.stringify({ sections: [], dropped: [] }),
    importedById: context.viewer.userId,
    importedAt: context.now,
  } satisfies Prisma.ReportCreateManyInput;
  let next = 0;
  const starts = fresh.map(({ quote }) => {
    const start = next;
    next += quote.length + 1;
    return start;
  });
  return { report, starts };
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function rowsOf(
  context: ViewerContext,
  { report, starts }: ReturnType<typeof sourceOf>,
  { number, quote, content, state, livelihood, note }: NewTarget,
  index: number,
  names: Names,
) {
  const [statementId, id, assignmentId] = [randomUUID(), randomUUID(), randomUUID()];
  const { stages: _, duePeriod: __, ...definition } = content;
  const start = starts[index] ?? 0;
  const place = { start, end: start + quote.length };
  const columns = { ...definition, ...columnsOf(state), livelihood, note };
  const statement = {
    ...statementFieldsOf(content),
    ...place,
    id: statementId,
    reportId: report.id,
    horizon: "annual",
    section: "",
    quote,
    sentenceStart: place.start,
    sentenceEnd: place.end,
    confidence: "high",
    rules: "[]",
    reasons: "[]",
    origin: "added",
    state: "confirmed",
    decidedById: context.viewer.userId,
    decidedAt: context.now,
  } satisfies Prisma.StatementCreateManyInput;
  const target = {
    ...columns,
    id,
    number,
    year: report.year,
    reportId: report.id,
    statementId,
    createdAt: context.now,
    updatedAt: context.now,
  } satisfies Prisma.TargetCreateManyInput;
  const of = { record: { type: "target", id }, targetId: id } as const;
  const events: AuditEventInput[] = [
    {
      action: "target.created",
      ...of,
      payload: {
        after: { number, year: report.year, ...columns, reportId: report.id, statementId } satisfies Facts,
      },
    },
    ...(state.assignment
      ? [
          {
            action: "target.assigned",
            ...of,
            payload: changeBetween({}, assignmentFacts(names, state.assignment)),
          } as const,
        ]
      : []),
  ];
  return {
    statement,
    target,
    assignment: state.assignment ? [assignmentRow(assignmentId, id, state.assignment)] : [],
    supports: (state.assignment?.supportUnitIds ?? []).map((unitId) => ({ assignmentId, unitId })),
    events,
  };
}

function assignmentRow(id: string, targetId: string, { supportUnitIds: _, ...columns }: Assignment) {
  return { id, targetId, ...columns };
}

/** A change as it is written, with its events. */
export function changeOf(context: ViewerContext, change: ChangedTarget, names: Names) {
  const { target, state, livelihood, note } = change;
  const of = { record: { type: "target", id: target.id }, targetId: target.id } as const;
  const { category, measure, baseline } = target.content;
  const before = {
    category,
    measure,
    baseline,
    weight: target.weight,
    livelihood: target.livelihood,
    note: target.note,
  };
  const completed = changeBetween(before, { ...columnsOf(state), livelihood, note });
  const assigned = changeBetween(
    assignmentFacts(names, target.assignment),
    assignmentFacts(names, state.assignment),
  );
  const events: AuditEventInput[] = [];
  if (Object.keys(completed.after).length > 0)
    events.push({ action: "target.completed", ...of, payload: completed });
  const assignment = Object.keys(assigned.after).length > 0 ? state.assignment : null;
  if (assignment) events.push({ action: "target.assigned", ...of, payload: assigned });
  return {
    target,
    // The version counts even where only the assignment changes: what the plan rests on must still hold.
    row: {
      id: target.id,
      version: target.version,
      ...columnsOf(state),
      livelihood,
      note,
      updatedAt: context.now,
    },
    assignment,
    rescaled: !keepsMeaning(target.content, { ...target.content, measure: state.measure }),
    events,
  };
}

function columnsOf({ category, measure, baseline, weight }: SheetRowState) {
  return { category, measure, baseline, weight };
}
