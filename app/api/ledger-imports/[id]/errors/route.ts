import { ledgerImportAddress } from "@/lib/schemas/ledger-imports";
import { exportImportErrors } from "@/lib/server/commands/export-import-errors";
import { madeAttachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";

/** The list of wrong cells, for whoever keeps the spreadsheet. */
export const GET = defineRoute({
  right: "ledger.import",
  paced: "export",
  input: ledgerImportAddress,
  handle: async (context, input) => madeAttachment(await exportImportErrors(context, input)),
});
