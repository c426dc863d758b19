import { ledgerImportAddress } from "@/lib/schemas/ledger-imports";
import { errorSheet } from "@/lib/server/exports/import-error-sheet";
import { madeAttachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";
import { importErrors } from "@/lib/server/queries/import-preview";

/** The list of wrong cells, for whoever keeps the spreadsheet. */
export const GET = defineRoute({
  right: "ledger.import",
  input: ledgerImportAddress,
  handle: async ({ viewer }, { id }) => madeAttachment(await errorSheet(await importErrors(viewer, id))),
});
