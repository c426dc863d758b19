import { ledgerImportAddress } from "@/lib/schemas/ledger-imports";
import { defineRoute } from "@/lib/server/http/define-route";
import { ledgerImport } from "@/lib/server/queries/ledger-imports";

/** How far an import is. */
export const GET = defineRoute({
  right: "ledger.import",
  input: ledgerImportAddress,
  handle: async ({ viewer }, { id }) => {
    const { state, percent } = await ledgerImport(viewer, id);
    return Response.json({ state, percent });
  },
});
