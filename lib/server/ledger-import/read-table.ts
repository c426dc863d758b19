import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import { decimal, toDecimalText } from "../../domain/decimal-text";
import { readDelimited } from "../../format/tab-text";
import { decodeText } from "../documents/decode-text";
import { type DocumentProblem, DocumentRefusal } from "../documents/document";
import { readZipDirectory, refuseBomb } from "../documents/zip-guard";

/** What a spreadsheet may hold at most: more than any ledger, less than what could exhaust a machine. */
const LIMITS = {
  unpackedBytes: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  cell: 2_000,
  /** Characters of all cells together; a text that many cells share counts in each. */
  text: 16_000_000,
} as const;

/** Parts of a sheet that say nothing about its cells. */
const NO_CELLS = [
  "dataValidations",
  "conditionalFormatting",
  "autoFilter",
  "hyperlinks",
  "drawing",
  "tableParts",
];

/** The cells of a sheet as text, line by line; lines that are left out in the file are empty rows. */
export interface Table {
  readonly format: "xlsx" | "csv";
  readonly cells: readonly (readonly string[])[];
}

/** What the child process answers. */
export type TableAnswer =
  ({ readonly ok: true } & Table) | { readonly ok: false; readonly problem: TableProblem };

/** Why a file can't be read as a table; `import_file_…` in the `errors` catalogue says it in words. */
type TableProblem = DocumentProblem;

/**
 * Reads the first sheet of an XLSX, or a CSV in any encoding that Chinese offices use. Formulas are read as the value
 * that the file holds for them and never run; days come as `YYYY-MM-DD`, percentages with their sign.
 *
 * @throws DocumentRefusal when it is neither, is encrypted or damaged, or holds more than the limits
 */
export async function readTable(path: string): Promise<Table> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new DocumentRefusal("empty");
  const isZip = bytes.toString("latin1", 0, 2) === "PK";
  if (!isZip && bytes.toString("hex", 0, 4) === "d0cf11e0")
    throw new DocumentRefusal(
      bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "old_office_format",
    );
  const cells = isZip ? await readXlsx(bytes) : readCsv(bytes);
  if (cells.every((row) => row.every((text) => text === ""))) throw new DocumentRefusal("empty");
  return { format: isZip ? "xlsx" : "csv", cells };
}

async function readXlsx(bytes: Buffer): Promise<Table["cells"]> {
  const entries = readZipDirectory(bytes);
  refuseBomb(entries, LIMITS.unpackedBytes);
  if (!entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name)))
    throw new DocumentRefusal("unsupported_type");
  const book = new ExcelJS.Workbook();
  // Not the streaming reader of this library: it tears characters apart where two of its chunks meet.
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: NO_CELLS }).catch(() => {
    throw new DocumentRefusal("damaged");
  });
  for (const sheet of book.worksheets) {
    if (sheet.rowCount > LIMITS.rows || sheet.columnCount > LIMITS.columns)
      throw new DocumentRefusal("unpacks_too_large");
    const rows = sheetRows(sheet);
    if (rows.some((cells) => cells.some((text) => text !== ""))) return rows;
  }
  return [];
}

function sheetRows(sheet: ExcelJS.Worksheet): string[][] {
  const rows: string[][] = [];
  let characters = 0;
  sheet.eachRow((row, line) => {
    while (rows.length < line) rows.push([]);
    const cells = rows[line - 1] ?? [];
    row.eachCell((cell, column) => {
      while (cells.length < column) cells.push("");
      // What is merged downwards holds for each row; a title that is merged across stands in its first column.
      const text = cell.master.col === cell.col ? limited(cellText(cell.value, cell.numFmt)) : "";
      if ((characters += text.length) > LIMITS.text) throw new DocumentRefusal("unpacks_too_large");
      cells[column - 1] = text;
    });
  });
  return rows;
}

function readCsv(bytes: Buffer): Table["cells"] {
  const { text } = decodeText(bytes);
  if (text.length > LIMITS.text) throw new DocumentRefusal("unpacks_too_large");
  const first = text.slice(0, text.indexOf("\n") + 1 || undefined);
  const delimiter = ["\t", ";", ","].find((one) => first.includes(one)) ?? ",";
  const rows = readDelimited(text, delimiter);
  if (rows.length > LIMITS.rows || rows.some(({ length }) => length > LIMITS.columns))
    throw new DocumentRefusal("unpacks_too_large");
  return rows.map((cells) => cells.map(limited));
}

/** What a cell shows, as far as it matters here. */
function cellText(value: ExcelJS.CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value, format);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value).trim();
  if ("richText" in value)
    return value.richText
      .map(({ text }) => text)
      .join("")
      .trim();
  if ("result" in value) return cellText(value.result as ExcelJS.CellValue, format);
  if ("text" in value) return cellText(value.text as ExcelJS.CellValue, format);
  return "";
}

/** Spreadsheets keep 15 digits; what a float adds after them is not what was typed. */
function numberText(value: number, format: string | undefined): string {
  const exact = decimal(Number(value.toPrecision(15)));
  return format?.includes("%") ? `${toDecimalText(exact.times(100))}%` : toDecimalText(exact);
}

function limited(text: string): string {
  return text.length > LIMITS.cell ? text.slice(0, LIMITS.cell) : text;
}
