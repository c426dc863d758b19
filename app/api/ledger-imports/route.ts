import { uploadLedgerAddress } from "@/lib/schemas/ledger-imports";
import { defineChange } from "@/lib/server/http/define-route";
import { ledgerUpload } from "@/lib/server/http/ledger-upload";

/** Takes a ledger's file as the request's body, its name in `x-file-name`; answers with the id of its draft. */
export const POST = defineChange({
  right: "ledger.import",
  paced: "upload",
  input: uploadLedgerAddress,
  handle: ledgerUpload,
});
