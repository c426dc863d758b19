import "server-only";
import { IMPORT_DRAFT_DAYS } from "@/lib/domain/ledger-import";
import { db } from "../db/client";
import { housekeep } from "../db/transact";

const DAY_MS = 86_400_000;

/**
 * Takes away the ledgers that were uploaded and not imported (台账导入): the cells that were read of them hold what nobody
 * decided to keep. What was imported stays, and so does the log's word that a file was uploaded.
 *
 * @returns how many
 */
export async function sweepImports(at: Date): Promise<number> {
  const left = {
    // What says that it runs was left behind by a killed process: no import takes days.
    state: { not: "done" },
    createdAt: { lt: new Date(at.getTime() - IMPORT_DRAFT_DAYS * DAY_MS) },
  };
  // Most passes find nothing: they must not wait for the write lock.
  if (!(await db().ledgerImport.findFirst({ where: left, select: { id: true } }))) return 0;
  const { count } = await housekeep((tx) => tx.ledgerImport.deleteMany({ where: left }));
  return count;
}
