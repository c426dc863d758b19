import "server-only";
import { type AuditEventInput } from "@/lib/domain/audit-event";
import { type PlannedRow } from "@/lib/domain/ledger-import";
import { now } from "../clock";
import { type Tx } from "../db/client";
import { insertMany } from "../db/insert-many";
import { type Recorder, transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { type Names } from "./assignment-change";
import { type ViewerContext } from "./context";
import { writeChanges } from "./import-changes";
import { importedFacts } from "./import-report";
import { changeOf, type ImportedFile, rowsOf, sourceOf } from "./import-rows";

/** So many rows are prepared in one go, before others have their turn. */
const CHUNK = 100;
/** 20,000 rows on a slow disk. */
const TIMEOUT_MS = 60_000;

export interface ImportResult {
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  /** The report that the new targets come from; null where there are none. */
  readonly reportId: string | null;
}

/**
 * Imports a ledger as it was planned, all of it or nothing, in one transaction: new targets with their source, changes
 * of known ones, each with its event. Everything is prepared before it, and written in a handful of statements: nobody else can
 * write meanwhile.
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
  const steps = fresh.length + changes.length;
  // Preparing is half of the work, as the person sees it; the other half is what the transaction writes.
  const made = await inTurns(
    fresh,
    (next, index) => rowsOf(context, source, next, index, names),
    (done) => onProgress(done, 2 * steps),
  );
  const changed = await inTurns(
    changes,
    (change) => changeOf(context, change, names),
    (done) => onProgress(fresh.length + done, 2 * steps),
  );
  const finished = {
    created: made.length,
    changed: changed.length,
    same: plan.length - steps,
  };
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
              ...importedFacts(source.report),
            },
          } as const,
        ]
      : []),
    ...[...made, ...changed].flatMap((rows) => rows.events),
    {
      action: "ledger_import.finished",
      record: { type: "ledger_import", id: file.id },
      payload: finished,
    },
  ];
  const result: ImportResult = { ...finished, reportId: made.length > 0 ? source.report.id : null };
  const work = async (tx: Tx, record: Recorder) => {
    // Parts (分解) are no rows of the ledger's sheet, so the plan does not count them either.
    if ((await tx.target.count({ where: { year: file.year, partNumber: 0 } })) !== targets)
      throw conflict("import_preview_outdated");
    if (made.length > 0) {
      if (await tx.report.findUnique({ where: { sha256: file.sha256 }, select: { id: true } }))
        throw invalid("import_file_known");
      await tx.report.create({ data: source.report, select: { id: true } });
    }
    await insertMany(
      tx,
      "Statement",
      made.map(({ statement }) => statement),
    );
    await insertMany(
      tx,
      "Target",
      made.map(({ target }) => target),
    );
    await insertMany(
      tx,
      "Assignment",
      made.flatMap(({ assignment }) => assignment),
    );
    await insertMany(
      tx,
      "AssignmentSupport",
      made.flatMap(({ supports }) => supports),
    );
    await onProgress(steps + made.length, 2 * steps);
    if (changed.length > 0) await writeChanges(tx, file.year, changed);
    await record(events);
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

/** Makes one thing of each, and lets others have their turn in between. */
async function inTurns<From, To>(
  all: readonly From[],
  make: (one: From, index: number) => To,
  tell: (done: number) => Promise<void>,
): Promise<readonly To[]> {
  const made: To[] = [];
  for (const [index, one] of all.entries()) {
    made.push(make(one, index));
    if (made.length % CHUNK === 0) await tell(made.length);
  }
  return made;
}
