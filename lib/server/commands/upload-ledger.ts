import "server-only";
import { randomUUID } from "node:crypto";
import { may } from "@/lib/domain/access";
import { transact } from "../db/transact";
import { forbidden } from "../errors";
import { proposedColumns } from "../ledger-import/proposed-columns";
import { readUpload } from "../ledger-import/read-upload";
import { keep, type ReceivedFile } from "../storage/blob-store";
import { type ViewerContext } from "./context";

/**
 * Takes the file of a ledger (台账导入): it is read and kept byte for byte, and waits as a draft for its columns to be
 * confirmed. They are proposed as the person mapped the last file with this heading, or else by their names. A file
 * that can't be read leaves nothing behind.
 *
 * @throws LedgerError FORBIDDEN · INVALID `import_file_…`
 */
export async function uploadLedger(
  context: ViewerContext,
  { file, fileName, year }: { readonly file: ReceivedFile; readonly fileName: string; readonly year: number },
): Promise<{ readonly id: string }> {
  const { viewer, now } = context;
  if (!may(viewer, "ledger.import")) throw forbidden();
  const { format, cells } = await readUpload(file.path);
  const { headingRow, mapping } = await proposedColumns(viewer.userId, cells);
  const id = randomUUID();
  const { sha256, byteSize } = file;
  const storageKey = await keep(file);
  return transact(context, async (tx, record) => {
    await tx.ledgerImport.create({
      data: {
        id,
        fileName,
        format,
        byteSize,
        sha256,
        storageKey,
        year,
        cells: JSON.stringify(cells),
        headingRow,
        mapping: JSON.stringify(mapping),
        createdById: viewer.userId,
        createdAt: now,
      },
      select: { id: true },
    });
    await record({
      action: "ledger_import.uploaded",
      record: { type: "ledger_import", id },
      payload: { fileName, sha256, byteSize, year },
    });
    return { id };
  });
}
