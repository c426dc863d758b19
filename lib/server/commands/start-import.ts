import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type startImportInput } from "@/lib/schemas/ledger-imports";
import { now } from "../clock";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { conflict, expectOne, forbidden, invalid, LedgerError, notFound } from "../errors";
import { draftTable, planDraft } from "../ledger-import/plan-draft";
import { logger } from "../logger";
import { percentDone, runBeside } from "../run-beside";
import { loadNames } from "./assignment-change";
import { type ViewerContext } from "./context";
import { importLedger } from "./import-ledger";
import { type ImportedFile } from "./import-rows";

const FILE = {
  id: true,
  fileName: true,
  format: true,
  byteSize: true,
  sha256: true,
  storageKey: true,
  year: true,
} as const;

/**
 * Starts the import of a draft as its preview showed it; the work goes on beside the requests, and the import's row
 * says what became of it. One that a killed process left behind has stored nothing and can be started again.
 *
 * @returns the work itself, for those who wait for its end
 * @throws LedgerError FORBIDDEN · NOT_FOUND · CONFLICT when it runs, is done, or would do something else than the
 *   person saw · INVALID while a row has an error or nothing would change
 */
export async function startImport(
  context: ViewerContext,
  { id, version, seen }: z.output<typeof startImportInput>,
): Promise<{ readonly work: Promise<void> }> {
  if (!may(context.viewer, "ledger.import")) throw forbidden();
  const draft = await db().ledgerImport.findUnique({
    where: { id },
    select: { ...FILE, state: true, cells: true, headingRow: true, mapping: true },
  });
  if (!draft) throw notFound();
  if (percentDone(id) !== null || draft.state === "done") throw conflict();
  const { rows, ground, fingerprint } = await planDraft(draftTable(draft));
  if (fingerprint !== seen) throw conflict("import_preview_outdated");
  if (rows.some(({ plan }) => plan.kind === "wrong")) throw invalid("import_has_errors");
  if (rows.every(({ plan }) => plan.kind === "same")) throw invalid("nothing_changed");
  const names = await loadNames();
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.ledgerImport.updateMany({
        where: { id, version, NOT: { state: "done" } },
        data: { state: "running", problem: null, version: { increment: 1 } },
      }),
    );
    await record({
      action: "ledger_import.started",
      record: { type: "ledger_import", id },
      payload: { rows: rows.length },
    });
  });
  const { state: _, cells: __, headingRow: ___, mapping: ____, ...file } = draft;
  const imported: ImportedFile = { ...file, format: file.format === "csv" ? "csv" : "xlsx" };
  const work = runBeside(id, async (tell) => {
    const targets = ground.known.length + ground.withdrawn.size;
    await importLedger(context, imported, { rows, targets }, names, tell);
  }).catch((error: unknown) => fail(context, id, error));
  return { work };
}

/** What failed has stored nothing; its row says why. */
async function fail(context: ViewerContext, id: string, error: unknown): Promise<void> {
  const told = error instanceof LedgerError;
  if (!told) logger.error({ err: error, importId: id }, "an import of a ledger failed");
  const problem = told ? (error.details.problem ?? error.code) : "import_failed";
  await transact(context, async (tx, record) => {
    await tx.ledgerImport.updateMany({
      where: { id, state: "running" },
      data: { state: "failed", problem, finishedAt: now(), version: { increment: 1 } },
    });
    await record({
      action: "ledger_import.failed",
      record: { type: "ledger_import", id },
      payload: { problem },
    });
  }).catch((fault: unknown) => logger.error({ err: fault, importId: id }, "its failure could not be stored"));
}
