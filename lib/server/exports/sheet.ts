import "server-only";
import ExcelJS from "exceljs";
import { isDecimalText } from "@/lib/domain/decimal-text";
import { printable } from "./printable";

/**
 * What a cell holds: `ordinal` (序号), `number` and `percent` are real numbers (0.155 is 15.5%), `date` is `YYYY-MM-DD`.
 */
export type CellKind = "text" | "ordinal" | "number" | "percent" | "date";

export interface Column<Row> {
  readonly header: string;
  readonly kind: CellKind;
  /** In characters of the default font. */
  readonly width: number;
  /** Decimal text for numbers and rates; null leaves the cell empty, because nothing is not zero. */
  readonly value: (row: Row) => string | null;
}

export interface Sheet<Row> {
  readonly title: string;
  /** Name of the tab, where the title doesn't do. */
  readonly tab?: string;
  /** One line under the title: what is shown, of which month, made when. */
  readonly note: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Rows above the data: title, note, header. */
const HEADER_ROW = 3;
const FORMATS: Record<CellKind, string> = {
  text: "@",
  ordinal: "0",
  number: "#,##0.####",
  percent: "0.00%",
  date: "yyyy-mm-dd",
};
const WHOLE = "#,##0";
const THIN = { style: "thin", color: { argb: "FF8A94A0" } } as const;

/**
 * Writes sheets as XLSX, each a tab: real numbers and dates, frozen header, filters, and a layout that prints on A4
 * landscape with the header on each page. Text is always stored as text, so no cell can run as a formula.
 *
 * @param mark what stands in the foot of each page beside its number
 */
export async function writeXlsx<Row>(
  sheets: readonly Sheet<Row>[],
  mark: string | null = null,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) addPage(workbook, sheet, mark);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addPage<Row>(workbook: ExcelJS.Workbook, sheet: Sheet<Row>, mark: string | null): void {
  const page = workbook.addWorksheet((sheet.tab ?? sheet.title).replace(/[\\/*?:[\]]/g, " ").slice(0, 31), {
    views: [{ state: "frozen", ySplit: HEADER_ROW, xSplit: Math.min(2, sheet.columns.length) }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C— &P —${mark === null ? "" : `&R&8${mark}`}` },
  });
  page.columns = sheet.columns.map(({ width }) => ({ width }));
  const last = sheet.columns.length;
  page.addRow([sheet.title]).font = { bold: true, size: 14 };
  page.addRow([sheet.note]).font = { color: { argb: "FF5B6570" } };
  page.mergeCells(1, 1, 1, last);
  page.mergeCells(2, 1, 2, last);
  const header = page.addRow(sheet.columns.map((column) => column.header));
  header.eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE9EEF2" } };
    cell.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
    cell.border = { top: THIN, bottom: THIN, left: THIN, right: THIN };
  });
  for (const row of sheet.rows) {
    const added = page.addRow(sheet.columns.map((column) => cellOf(column.kind, column.value(row))));
    sheet.columns.forEach((column, index) => {
      const cell = added.getCell(index + 1);
      cell.numFmt = formatOf(column.kind, cell.value);
      cell.alignment = {
        vertical: "top",
        wrapText: column.kind === "text",
        horizontal: column.kind === "text" ? "left" : "right",
      };
      cell.border = { top: THIN, bottom: THIN, left: THIN, right: THIN };
    });
  }
  page.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: HEADER_ROW + sheet.rows.length, column: last },
  };
}

/** A spreadsheet would print a whole number by the format with decimals as `80.`. */
function formatOf(kind: CellKind, value: ExcelJS.CellValue): string {
  return kind === "number" && Number.isInteger(value) ? WHOLE : FORMATS[kind];
}

function cellOf(kind: CellKind, value: string | null): string | number | Date | null {
  if (value === null) return null;
  // A range (6—6.5) or the name of a stage stands as text in a column of numbers.
  if (kind === "ordinal" || kind === "number" || kind === "percent")
    return isDecimalText(value) ? Number(value) : printable(value);
  // Midnight UTC is what a spreadsheet stores as a day without a time.
  if (kind === "date") return new Date(`${value}T00:00:00Z`);
  return printable(value);
}
