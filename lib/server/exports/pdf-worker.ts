/** The child process that makes one PDF and ends; it alone loads the fonts (15 MB each), which the server never needs. */
import { type OfficialDocument } from "@/lib/format/official/official-document";
import { writeOfficialPdf } from "./official/write-pdf";
import { type PrintedSheet, writeSheetsPdf } from "./sheet-pdf";

export type PdfRequest = (
  | { readonly kind: "official"; readonly document: OfficialDocument }
  | { readonly kind: "sheets"; readonly sheets: readonly PrintedSheet[] }
) & { readonly mark: string | null };

process.once("message", (request: PdfRequest) => {
  void make(request).then((bytes) => process.send?.(bytes, () => process.exit()));
});
process.once("disconnect", () => process.exit());

function make(request: PdfRequest): Promise<Uint8Array> {
  const { mark } = request;
  return request.kind === "official"
    ? writeOfficialPdf(request.document, mark)
    : writeSheetsPdf(request.sheets, mark);
}
