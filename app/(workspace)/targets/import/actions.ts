"use server";

import { mapLedger } from "@/lib/server/commands/map-ledger";
import { startImport } from "@/lib/server/commands/start-import";
import { defineAction } from "@/lib/server/http/define-action";
import { mapLedgerInput, startImportInput } from "@/lib/schemas/ledger-imports";

export const map = defineAction({ right: "ledger.import", input: mapLedgerInput, run: mapLedger });
export const start = defineAction({
  right: "ledger.import",
  input: startImportInput,
  run: async (context, input) => {
    await startImport(context, input);
  },
});
