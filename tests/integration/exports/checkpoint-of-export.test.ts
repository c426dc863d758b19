import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCheckpoint, shortForm } from "@/lib/proof/checkpoint";
import { latestCheckpoint } from "@/lib/server/audit/checkpoints";
import { makeExport } from "@/lib/server/commands/make-export";
import { contextFor, openSampleLedger, type TestLedger } from "@/tests/support/ledger";

let ledger: TestLedger;
beforeAll(() => void (ledger = openSampleLedger()));
afterAll(() => ledger.close());

const auditor = contextFor("auditor");

it("every export signs what the log says so far, and its short form stands in the foot of the document", async () => {
  const marks: string[] = [];
  for (const [subject, format] of [
    ["targets", "xlsx"],
    ["circular", "docx"],
    ["standing", "xlsx"],
  ] as const) {
    const before = await ledger.db.auditEvent.count();
    const { bytes } = await makeExport(auditor, { subject, format }, { period: "2026-09" });
    const latest = await latestCheckpoint();
    // All that had happened is covered; the export itself is the next checkpoint's.
    expect(latest?.checkpoint.size).toBeGreaterThanOrEqual(before);
    const short = latest ? shortForm(latest.checkpoint) : "";
    expect(await feetOf(bytes, format)).toContain(`存证 ${short}`);
    marks.push(short);
  }
  expect(new Set(marks).size).toBe(marks.length);
  const notes = await ledger.db.checkpoint.findMany({ select: { note: true } });
  const signed = notes.flatMap(({ note }) => readCheckpoint(note) ?? []).map(shortForm);
  expect(signed).toEqual(expect.arrayContaining(marks));
});

async function feetOf(bytes: Uint8Array, format: "xlsx" | "docx"): Promise<string> {
  if (format === "docx")
    return Object.entries(unzipSync(bytes))
      .filter(([name]) => /footer\d+\.xml$/.test(name))
      .map(([, part]) => new TextDecoder().decode(part))
      .join();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return book.worksheets.map(({ headerFooter }) => headerFooter.oddFooter).join();
}
