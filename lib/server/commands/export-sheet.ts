import "server-only";
import { type Facts } from "@/lib/domain/audit-event";
import { type ExportFormat, type ExportSubject } from "@/lib/schemas/exports";
import { transact } from "../db/transact";
import { writeCsv } from "../exports/csv";
import { type Sheet, writeXlsx } from "../exports/sheet";
import { type ViewerContext } from "./context";

/** A file that was made for one person. */
export interface MadeFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** Writes a sheet in the format that was asked for; that it leaves the product is an event. */
export async function exportSheet<Row>(
  context: ViewerContext,
  made: {
    readonly subject: ExportSubject;
    readonly format: ExportFormat;
    /** Without its ending. */
    readonly fileName: string;
    readonly sheet: Sheet<Row>;
    /** Filters as the address carried them; what is undefined did not narrow the rows. */
    readonly filters: Readonly<Record<string, string | number | undefined>>;
  },
): Promise<MadeFile> {
  const { subject, format, sheet } = made;
  const bytes = format === "xlsx" ? await writeXlsx(sheet) : writeCsv(sheet);
  await transact(context, (_tx, record) =>
    record({
      action: "export.made",
      record: { type: "export", id: context.requestId },
      payload: { what: subject, format, rows: sheet.rows.length, filters: stated(made.filters) },
    }),
  );
  return { fileName: `${made.fileName}.${format}`, mediaType: MEDIA_TYPES[format], bytes };
}

function stated(filters: Readonly<Record<string, string | number | undefined>>): Facts {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
