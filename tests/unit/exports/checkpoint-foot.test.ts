import { describe, expect, it } from "vitest";
import { type OfficialDocument } from "@/lib/format/official/official-document";
import { writeOfficialDocx } from "@/lib/server/exports/official/write-docx";
import { writeOfficialPdf } from "@/lib/server/exports/official/write-pdf";
import { type Sheet, writeXlsx } from "@/lib/server/exports/sheet";
import { printedSheet, writeSheetsPdf } from "@/lib/server/exports/sheet-pdf";
import { docxParts, pdfPages } from "@/tests/support/made-files";

const MARK = "存证 376120-9f86d081884c7d65";

const sheet: Sheet<string> = {
  title: "目标台账",
  note: "",
  columns: [{ header: "指标", kind: "text", width: 20, value: (row) => row }],
  rows: Array.from({ length: 90 }, (_, index) => `指标${index + 1}`),
};

const document: OfficialDocument = {
  mark: "云江区人民政府督办单",
  number: null,
  title: "关于加快推进的通知",
  addressee: null,
  body: [{ kind: "paragraph", text: "目".repeat(28 * 40) }],
  signature: { office: "云江区人民政府办公室", day: "2026-10-08" },
  attachments: [{ title: "附表", landscape: true, body: [{ kind: "paragraph", text: "正文。" }] }],
};

const feet = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await pdfPages(bytes)).map(({ lines }) => (lines.at(-1)?.text ?? "").replace(/\s/g, ""));
const short = MARK.replace(" ", "");

describe("the checkpoint's short form stands in the foot of every page", () => {
  it("of an official document as PDF, inside of the page number", async () => {
    const made = await feet(await writeOfficialPdf(document, MARK));
    expect(made.length).toBeGreaterThan(2);
    made.forEach((foot, index) =>
      expect(foot).toBe(index % 2 === 0 ? `${short}—${index + 1}—` : `—${index + 1}—${short}`),
    );
  });

  it("of sheets as PDF", async () => {
    const made = await feet(await writeSheetsPdf([printedSheet(sheet)], MARK));
    expect(made.length).toBeGreaterThan(1);
    for (const foot of made) expect(foot).toContain(short);
  });

  it("of an official document as DOCX", async () => {
    const parts = Object.entries(docxParts(await writeOfficialDocx(document, MARK)));
    const footers = parts.filter(([name]) => /^word\/footer\d/.test(name));
    expect(footers.length).toBeGreaterThan(1);
    for (const [, footer] of footers) expect(footer).toContain(MARK);
  });

  it("of a workbook", async () => {
    const parts = docxParts(await writeXlsx([sheet], MARK));
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(`${MARK}`);
    expect(docxParts(await writeXlsx([sheet]))["xl/worksheets/sheet1.xml"]).not.toContain("存证");
  });
});
