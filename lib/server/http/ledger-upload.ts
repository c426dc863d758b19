import "server-only";
import { type z } from "zod";
import { cleanFileName } from "@/lib/domain/evidence";
import { LEDGER_LIMIT_BYTES, type uploadLedgerAddress } from "@/lib/schemas/ledger-imports";
import { uploadLedger } from "../commands/upload-ledger";
import { invalid } from "../errors";
import { discard, receive } from "../storage/blob-store";
import { type AskedChange, once } from "./once";
import { uploadOf } from "./upload";

/** Receives the file of a ledger and answers with the draft's id; a file that is refused leaves nothing behind. */
export async function ledgerUpload(
  change: AskedChange,
  { year }: z.output<typeof uploadLedgerAddress>,
  request: Request,
): Promise<Response> {
  const announced = uploadOf(request);
  const fileName = cleanFileName(announced.fileName);
  if (fileName === null) throw invalid("file_name_missing");
  const file = await receive(request.body, LEDGER_LIMIT_BYTES, announced);
  try {
    const draft = await once(change, (context) => uploadLedger(context, { file, fileName, year }));
    return Response.json(draft, { status: 201 });
  } finally {
    await discard(file);
  }
}
