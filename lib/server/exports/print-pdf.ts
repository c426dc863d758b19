import "server-only";
import { type OfficialDocument } from "@/lib/format/official/official-document";
import { LedgerError } from "../errors";
import { type ProcessLimits, runLimited } from "../run-limited";
import type { PdfRequest } from "./pdf-worker";
import { type Sheet } from "./sheet";
import { printedSheet } from "./sheet-pdf";

/** A table of 2,000 targets takes 25 s on two busy cores. */
const PDF_LIMITS: ProcessLimits = { time: 90_000, memory: 1536 * 1024 * 1024 };

/** An official document (公文) as a PDF, with `mark` in its foot. @throws LedgerError INVALID `pdf_failed` */
export function printDocument(document: OfficialDocument, mark: string | null): Promise<Uint8Array> {
  return print({ kind: "official", document, mark });
}

/** Sheets, one after the other, as a PDF, with `mark` in its foot. @throws LedgerError INVALID `pdf_failed` */
export function printSheets<Row>(sheets: readonly Sheet<Row>[], mark: string | null): Promise<Uint8Array> {
  return print({ kind: "sheets", sheets: sheets.map(printedSheet), mark });
}

/** In a process of its own: laying out pages must not hold up the server's other requests. */
async function print(request: PdfRequest): Promise<Uint8Array> {
  const result = await runLimited<Uint8Array>(["exports", "pdf-worker.ts"], request, PDF_LIMITS);
  if (result.ok) return result.answer;
  if (result.problem === "crashed") throw new Error("making a PDF crashed; the log says why");
  throw new LedgerError("INVALID", { problem: "pdf_failed" });
}
