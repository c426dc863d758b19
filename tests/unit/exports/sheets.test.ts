import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { harmless, writeCsv } from "@/lib/server/exports/csv";
import { type Sheet, writeXlsx } from "@/lib/server/exports/sheet";
import { printedSheet, writeSheetsPdf } from "@/lib/server/exports/sheet-pdf";
import { pdfPages } from "@/tests/support/made-files";

interface Row {
  readonly name: string;
  readonly value: string | null;
  readonly rate: string | null;
  readonly due: string | null;
}

const sheet: Sheet<Row> = {
  title: "台账/2026",
  note: "截至2026年9月",
  columns: [
    { header: "指标", kind: "text", width: 20, value: (row) => row.name },
    { header: "完成值", kind: "number", width: 10, value: (row) => row.value },
    { header: "完成率", kind: "percent", width: 10, value: (row) => row.rate },
    { header: "完成时限", kind: "date", width: 12, value: (row) => row.due },
  ],
  rows: [
    { name: "新增就业", value: "2.61", rate: "0.815625", due: "2026-12-31" },
    { name: '=HYPERLINK("http://x")', value: null, rate: null, due: null },
    { name: "含\u0001控制符,逗号\n换行", value: "-3", rate: "1.5519", due: "2026-06-30" },
  ],
};

describe("XLSX export", () => {
  it("holds real numbers, rates and dates, and empty cells where nothing was said", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeXlsx([sheet])).buffer as ArrayBuffer);
    const page = workbook.worksheets[0];
    const values = (row: number) => [1, 2, 3, 4].map((column) => page?.getCell(row, column).value);
    expect(values(3)).toEqual(["指标", "完成值", "完成率", "完成时限"]);
    expect(values(4)).toEqual(["新增就业", 2.61, 0.815625, new Date("2026-12-31T00:00:00Z")]);
    expect(values(5)).toEqual(['=HYPERLINK("http://x")', null, null, null]);
    expect(values(6)).toEqual(["含控制符,逗号\n换行", -3, 1.5519, new Date("2026-06-30T00:00:00Z")]);
    expect(page?.getCell(5, 1).type).toBe(ExcelJS.ValueType.String);
    expect(page?.getCell(4, 3).numFmt).toBe("0.00%");
    expect([page?.getCell(4, 2).numFmt, page?.getCell(6, 2).numFmt]).toEqual(["#,##0.####", "#,##0"]);
    expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
    expect(page?.autoFilter).toBeTruthy();
    expect(page?.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToWidth: 1 });
  });
});

describe("a serial number in XLSX", () => {
  it("is a number without separators", async () => {
    const numbered: Sheet<string> = {
      title: "台账",
      note: "",
      columns: [{ header: "序号", kind: "ordinal", width: 6, value: (row) => row }],
      rows: ["1024"],
    };
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeXlsx([numbered])).buffer as ArrayBuffer);
    const cell = workbook.worksheets[0]?.getCell(4, 1);
    expect([cell?.value, cell?.numFmt]).toEqual([1024, "0"]);
  });
});

describe("CSV export", () => {
  it("is UTF-8 with a byte order mark, quoted where needed, numbers untouched, rates as percentages", () => {
    const bytes = writeCsv(sheet);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder("utf-8").decode(bytes).split("\r\n");
    expect(lines[1]).toBe("新增就业,2.61,81.56%,2026-12-31");
    expect(lines[2]).toBe(`"'=HYPERLINK(""http://x"")",,,`);
    expect(lines[3]).toContain(",-3,155.19%,2026-06-30");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1"])(
    "%j can't run as a formula",
    (text) => {
      expect(harmless(text)).toBe(`'${text}`);
    },
  );

  it.each(["新增就业", "3=4", "a-b"])("%j is left as it is", (text) => {
    expect(harmless(text)).toBe(text);
  });
});

describe("sheets as PDF", () => {
  it("print numbers, rates and dates as a reader sees them, and say where a sheet holds nothing", async () => {
    const pages = await pdfPages(
      await writeSheetsPdf([sheet, { ...sheet, title: "空表", rows: [] }].map(printedSheet)),
    );
    expect(pages).toHaveLength(1);
    const lines = pages[0]!.lines.map(({ text }) => text);
    const text = lines.join("\n");
    for (const part of ["台账/2026", "截至2026年9月", "2.61", "81.56%", "155.19%", "2026-12-31", "—1/1—"])
      expect(text.replace(/ /g, "")).toContain(part);
    expect(lines.slice(lines.indexOf("空表"))).toContain("（无）");
  });

  it("repeat the head on each page", async () => {
    const rows = Array.from({ length: 120 }, () => sheet.rows[0]!);
    const pages = await pdfPages(await writeSheetsPdf([printedSheet({ ...sheet, rows })]));
    expect(pages.length).toBeGreaterThan(2);
    for (const { lines } of pages) expect(lines.some(({ text }) => text.includes("完成率"))).toBe(true);
  });
});
