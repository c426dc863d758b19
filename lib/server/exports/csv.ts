import "server-only";
import { decimal, type DecimalText, isDecimalText } from "@/lib/domain/decimal-text";
import { type Column, type Sheet } from "./sheet";

/** First characters that make a spreadsheet run a cell (OWASP, CSV injection), full-width forms included. */
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Writes a sheet as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to read Chinese. A text
 * that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are, and rates are
 * written as the XLSX shows them, because a CSV has no format to tell that 0.3846 is 38.46%.
 */
export function writeCsv<Row>(sheet: Sheet<Row>): Uint8Array {
  const lines = [
    sheet.columns.map((column) => quoted(harmless(column.header))),
    ...sheet.rows.map((row) => sheet.columns.map((column) => cellOf(column, row))),
  ];
  return new TextEncoder().encode(`\ufeff${lines.map((cells) => `${cells.join(",")}\r\n`).join("")}`);
}

function cellOf<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null) return "";
  if (column.kind === "text" || !isDecimalText(value)) return quoted(harmless(value));
  return column.kind === "percent" ? percent(value) : value;
}

/** `0.3846153` is `38.46%`. */
function percent(fraction: DecimalText): string {
  return `${decimal(fraction).times(100).toFixed(2)}%`;
}

/** Puts an apostrophe before a text that a spreadsheet would run. */
export function harmless(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
