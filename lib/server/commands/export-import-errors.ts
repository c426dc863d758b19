import "server-only";
import { transact } from "../db/transact";
import { errorSheet } from "../exports/import-error-sheet";
import { importErrors } from "../queries/import-preview";
import { type ViewerContext } from "./context";
import { type MadeFile } from "./record-export";

/** The wrong cells of a draft as a file; that what somebody uploaded left again is an event. Throws NOT_FOUND. */
export async function exportImportErrors(
  context: ViewerContext,
  { id }: { readonly id: string },
): Promise<MadeFile> {
  const found = await importErrors(context.viewer, id);
  const file = await errorSheet(found);
  await transact(context, (_tx, record) =>
    record({
      action: "export.made",
      record: { type: "export", id: context.requestId },
      payload: { what: "import_errors", format: "xlsx", rows: found.errors.length, filters: { import: id } },
    }),
  );
  return file;
}
