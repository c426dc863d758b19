import "server-only";
import { type Facts } from "@/lib/domain/audit-event";
import { type DocumentFormat, type ExportFormat, type ExportSubject } from "@/lib/schemas/exports";
import { type OfficialDocument } from "@/lib/format/official/official-document";
import { dayOf } from "@/lib/format/dates";
import { shortForm } from "@/lib/proof/checkpoint";
import { tryCheckpoint } from "../audit/checkpoints";
import { presentTime } from "../clock";
import { transact } from "../db/transact";
import { writeOfficialDocx } from "../exports/official/write-docx";
import { printDocument } from "../exports/print-pdf";
import { ledgerView, throughView } from "../ledger-view";
import { type ViewerContext } from "./context";

/** A file that was made for one person. */
export interface MadeFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What the log keeps of an export. */
export interface ExportFacts {
  readonly subject: ExportSubject;
  /** Conditions as the address carried them; what is undefined did not narrow anything. */
  readonly filters: Readonly<Record<string, string | number | undefined>>;
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** Writes a file; `mark` is what stands in its foot, null for nothing. */
export type FileWriter = (mark: string | null) => Uint8Array | Promise<Uint8Array>;

/**
 * Makes a file and hands it over; that it leaves the product is an event. The log is signed before, and the file carries
 * the checkpoint's short form in its foot: whoever holds the paper can have the log held against that checkpoint.
 */
export async function exportFile(
  context: ViewerContext,
  made: ExportFacts & {
    readonly format: ExportFormat;
    /** Without its ending. */
    readonly fileName: string;
    readonly write: FileWriter;
    /** Rows of a sheet; 1 for a document. */
    readonly rows: number;
  },
): Promise<MadeFile> {
  const { subject, format, rows } = made;
  const view = ledgerView();
  const asOf = view ? dayOf(view.at) : undefined;
  const present = { ...context, now: view ? presentTime() : context.now };
  // What is written is written now, in the ledger of now.
  const signed = await throughView(null, () => tryCheckpoint(present.now));
  const marks = [
    ...(signed ? [`存证 ${shortForm(signed.checkpoint)}`] : []),
    ...(asOf === undefined ? [] : [`历史时点 ${asOf}`]),
  ];
  const bytes = await made.write(marks.length > 0 ? marks.join(" · ") : null);
  await throughView(null, () =>
    transact(present, (_tx, record) =>
      record({
        action: "export.made",
        record: { type: "export", id: context.requestId },
        payload: { what: subject, format, rows, filters: stated({ ...made.filters, asOf }) },
      }),
    ),
  );
  const fileName = [made.fileName, ...(asOf === undefined ? [] : [`截至${asOf}`])].join("-");
  return { fileName: `${fileName}.${format}`, mediaType: MEDIA_TYPES[format], bytes };
}

/** Writes an official document (公文) in the format that was asked for. */
export async function exportDocument(
  context: ViewerContext,
  made: ExportFacts & {
    readonly format: DocumentFormat;
    readonly fileName: string;
    readonly document: OfficialDocument;
  },
): Promise<MadeFile> {
  const { document, ...facts } = made;
  const write = made.format === "docx" ? writeOfficialDocx : printDocument;
  return exportFile(context, { ...facts, write: (mark) => write(document, mark), rows: 1 });
}

function stated(filters: ExportFacts["filters"]): Facts {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
