import "server-only";
import { randomUUID } from "node:crypto";
import { type AuditEventInput, changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type ChangedTarget, type NewTarget, statementFieldsOf } from "@/lib/domain/import-target";
import { type PlannedRow } from "@/lib/domain/ledger-import";
import { type SheetRowState } from "@/lib/domain/sheet-edit";
import { keepsMeaning } from "@/lib/domain/target-setup";
import { now } from "../clock";
import { type Prisma, type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { assignmentFacts, type Names, rewrittenMonth, writeAssignment } from "./assignment-change";
import { type ViewerContext } from "./context";

/** Rows of one INSERT: few enough that all are one statement, which is prepared once and runs in a moment. */
const CHUNK = 30;
/** 20,000 rows on a slow disk. */
const TIMEOUT_MS = 300_000;

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

export interface ImportResult {
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  /** The report that the new targets come from; null where there are none. */
  readonly reportId: string | null;
}

/**
 * Imports a ledger as it was planned, all of it or nothing, in one transaction: new targets with their source, changes
 * of known ones, each with its event. Only prepared rows are written inside, so that others wait as short as can be.
 *
 * @param plan rows without an error; `planned.targets` is how many targets the year had when it was made
 * @throws LedgerError CONFLICT when a target came or was changed since the plan was made · INVALID for a known file
 */
export async function importLedger(
  context: ViewerContext,
  file: ImportedFile,
  { rows: plan, targets }: { readonly rows: readonly PlannedRow[]; readonly targets: number },
  names: Names,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<ImportResult> {
  const fresh = plan.flatMap(({ plan: one }) => (one.kind === "new" ? [one.next] : []));
  const changes = plan.flatMap(({ plan: one }) => (one.kind === "changed" ? [one.next] : []));
  const source = sourceOf(context, file, fresh);
  const made = fresh.map((next, index) => rowsOf(context, source, next, index, names));
  const events: AuditEventInput[] = [
    ...(made.length > 0
      ? [
          {
            action: "report.imported",
            record: { type: "report", id: source.report.id },
            payload: {
              fileName: file.fileName,
              sha256: file.sha256,
              byteSize: file.byteSize,
              statements: made.length,
            },
          } as const,
        ]
      : []),
    ...made.flatMap((rows) => rows.events),
  ];
  const result: ImportResult = {
    created: made.length,
    changed: changes.length,
    same: plan.length - made.length - changes.length,
    reportId: made.length > 0 ? source.report.id : null,
  };
  const work = async (tx: Tx, record: Recorder) => {
    // Parts (分解) are no rows of the ledger's sheet, so the plan does not count them either.
    if ((await tx.target.count({ where: { year: file.year, partNumber: 0 } })) !== targets)
      throw conflict("import_preview_outdated");
    if (made.length > 0) {
      if (await tx.report.findUnique({ where: { sha256: file.sha256 }, select: { id: true } }))
        throw invalid("import_file_known");
      await tx.report.create({ data: source.report, select: { id: true } });
    }
    const tables: readonly [(data: never[]) => Promise<unknown>, readonly object[]][] = [
      [(data) => tx.statement.createMany({ data }), made.map(({ statement }) => statement)],
      [(data) => tx.target.createMany({ data }), made.map(({ target }) => target)],
      [(data) => tx.assignment.createMany({ data }), made.flatMap(({ assignment }) => assignment)],
      [(data) => tx.assignmentSupport.createMany({ data }), made.flatMap(({ supports }) => supports)],
    ];
    const total = tables.reduce((sum, [, rows]) => sum + rows.length, changes.length + events.length);
    let done = 0;
    for (const [create, rows] of tables)
      for (let at = 0; at < rows.length; at += CHUNK) {
        const chunk = rows.slice(at, at + CHUNK);
        await create(chunk as never[]);
        await onProgress((done += chunk.length), total);
      }
    for (const change of changes) {
      events.push(...(await writeChange(context, tx, change, names)));
      await onProgress((done += 1), total);
    }
    const { created, changed, same } = result;
    events.push({
      action: "ledger_import.finished",
      record: { type: "ledger_import", id: file.id },
      payload: { created, changed, same },
    });
    for (let at = 0; at < events.length; at += CHUNK) {
      const chunk = events.slice(at, at + CHUNK);
      await record(chunk);
      await onProgress((done += chunk.length), total);
    }
    expectOne(
      await tx.ledgerImport.updateMany({
        where: { id: file.id, state: "running" },
        data: {
          state: "done",
          cells: "[]",
          result: JSON.stringify(result),
          finishedAt: now(),
          version: { increment: 1 },
        },
      }),
    );
  };
  await transact(context, work, { timeout: TIMEOUT_MS });
  return result;
}

/** The file as a report: its text is what the rows say, one a line, so that every target has its sentence. */
function sourceOf(context: ViewerContext, file: ImportedFile, fresh: readonly NewTarget[]) {
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

function rowsOf(
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
  const { supportUnitIds = [], ...assigned } = state.assignment ?? {};
  const events: AuditEventInput[] = [
    {
      action: "target.created",
      ...of,
      payload: { after: { number, year: report.year, ...columns } satisfies Facts },
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
    assignment: state.assignment ? [{ ...assigned, id: assignmentId, targetId: id }] : [],
    supports: supportUnitIds.map((unitId) => ({ assignmentId, unitId })),
    events,
  };
}

async function writeChange(
  context: ViewerContext,
  tx: Tx,
  { target, state, livelihood, note }: ChangedTarget,
  names: Names,
): Promise<readonly AuditEventInput[]> {
  const of = { record: { type: "target", id: target.id }, targetId: target.id } as const;
  const seen = { id: target.id, version: target.version };
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
  // The version counts even where only the assignment changes: what the plan rests on must still hold.
  expectOne(
    await tx.target.updateMany({
      where: seen,
      data: { ...columnsOf(state), livelihood, note, updatedAt: context.now, version: { increment: 1 } },
    }),
  );
  if (Object.keys(completed.after).length > 0)
    events.push({ action: "target.completed", ...of, payload: completed });
  if (!keepsMeaning(target.content, { ...target.content, measure: state.measure }))
    await tx.schedule.deleteMany({ where: { targetId: target.id } });
  if (state.assignment && Object.keys(assigned.after).length > 0) {
    const row = await tx.assignment.findUnique({ where: { targetId: target.id }, select: ASSIGNMENT });
    if ((row?.version ?? 0) !== target.assignmentVersion) throw conflict();
    if (await rewrittenMonth(tx, target, state.assignment.dueOn)) throw conflict();
    if (!(await writeAssignment(tx, { id: target.id, assignment: row }, state.assignment))) throw conflict();
    events.push({ action: "target.assigned", ...of, payload: assigned });
  }
  return events;
}

const ASSIGNMENT = {
  id: true,
  version: true,
  leadUnitId: true,
  leaderPostId: true,
  contact: true,
  dueOn: true,
  supports: { select: { unitId: true } },
} as const;

function columnsOf({ category, measure, baseline, weight }: SheetRowState) {
  return { category, measure, baseline, weight };
}
