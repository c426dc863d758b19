import "server-only";
import { type SheetFormat } from "@/lib/schemas/exports";
import { writeCsv } from "../exports/csv";
import { printSheets } from "../exports/print-pdf";
import { type Sheet, writeXlsx } from "../exports/sheet";
import { type ViewerContext } from "./context";
import { exportFile, type ExportFacts, type FileWriter, type MadeFile } from "./record-export";

/** A CSV has no foot. */
const WRITERS: Readonly<Record<SheetFormat, <Row>(sheet: Sheet<Row>) => FileWriter>> = {
  xlsx: (sheet) => (mark) => writeXlsx([sheet], mark),
  csv: (sheet) => () => writeCsv(sheet),
  pdf: (sheet) => (mark) => printSheets([sheet], mark),
};

/** Writes a sheet in the format that was asked for; that it leaves the product is an event. */
export async function exportSheet<Row>(
  context: ViewerContext,
  made: ExportFacts & {
    readonly format: SheetFormat;
    /** Without its ending. */
    readonly fileName: string;
    readonly sheet: Sheet<Row>;
  },
): Promise<MadeFile> {
  const { sheet, ...facts } = made;
  return exportFile(context, { ...facts, write: WRITERS[made.format](sheet), rows: sheet.rows.length });
}
