import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportTargets } from "@/lib/server/commands/export-targets";
import { mapLedger } from "@/lib/server/commands/map-ledger";
import { splitTarget } from "@/lib/server/commands/split-target";
import { startImport } from "@/lib/server/commands/start-import";
import { uploadLedger } from "@/lib/server/commands/upload-ledger";
import { verifyChain } from "@/lib/server/audit/verify";
import { sweepImports } from "@/lib/server/jobs/sweep-imports";
import { readTable } from "@/lib/server/ledger-import/read-table";
import { draftColumns, importErrors, importPreview } from "@/lib/server/queries/import-preview";
import { ledgerImport } from "@/lib/server/queries/ledger-imports";
import { blobPath } from "@/lib/server/storage/blob-store";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor", { name: "杜" });
const HEADING = ["序号", "报告原文", "指标", "目标值", "单位", "牵头单位", "配合单位", "完成时限", "备注"];

let files = 0;
const uploadBytes = (bytes: Uint8Array, fileName: string) => {
  const file = path.join(ledger.dataDir, `upload-${(files += 1)}`);
  writeFileSync(file, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return uploadLedger(supervisor, {
    file: { path: file, byteSize: bytes.byteLength, sha256 },
    fileName,
    year: 2026,
  });
};
const workbook = async (rows: readonly (readonly ExcelJS.CellValue[])[]) => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("台账").addRows(rows.map((row) => [...row]));
  return new Uint8Array(await book.xlsx.writeBuffer());
};
const upload = async (rows: readonly (readonly ExcelJS.CellValue[])[]) =>
  uploadBytes(await workbook(rows), "台账.xlsx");
const previewOf = (id: string) => importPreview(supervisor.viewer, id, { page: 1 });
const run = async (id: string, seen?: string) => {
  const { version } = await ledgerImport(supervisor.viewer, id);
  const { work } = await startImport(supervisor, {
    id,
    version,
    seen: seen ?? (await previewOf(id)).fingerprint,
  });
  await work;
  return ledgerImport(supervisor.viewer, id);
};
const targets = () =>
  ledger.db.target.findMany({
    orderBy: { number: "asc" },
    include: { statement: true, report: true, assignment: { include: { supports: true } } },
  });
const exported = (format: "xlsx" | "csv") =>
  exportTargets(supervisor, { format, view: { year: 2026, period: "2026-09" }, filter: {} });

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, {
    id: "kept",
    number: 1,
    assigned: { leadUnitId: "jobs", supports: ["industry"] },
  });
  await plantTarget(ledger, { id: "judged", number: 2, indicator: "优化营商环境" });
  await plantProgress(ledger, { targetId: "kept", unitId: "jobs", period: "2026-03", value: "0.8" });
});

describe("a ledger in a spreadsheet (台账导入)", () => {
  it("is read as it is shown: days, percentages and the values of formulas", async () => {
    const { id } = await upload([
      ["某区目标台账"],
      HEADING,
      [null, null, "参保率", 0.99, "%", "jobs", null, new Date("2026-10-31T00:00:00Z"), null],
      [null, null, "学位", { formula: "1000+500", result: 1500 }, "个", "jobs", null, "年底", null],
    ]);
    const { headingRow, columns } = await draftColumns(supervisor.viewer, id);
    expect(headingRow).toBe(1);
    expect(columns.find(({ heading }) => heading === "目标值")).toMatchObject({
      letter: "D",
      holds: "value",
      samples: ["0.99", "1500"],
    });
    expect(columns.find(({ heading }) => heading === "完成时限")?.samples[0]).toBe("2026-10-31");
  });

  it("is imported all or nothing: while a cell is wrong, it is told at its cell and nothing is stored", async () => {
    const { id } = await upload([
      HEADING,
      [3, "建成口袋公园8个。", "口袋公园", 8, "个", "environment", "jobs", "6月底", null],
      [4, null, "充电桩", "若干", "个", "nobody", null, "2026-12-31", null],
    ]);
    const preview = await previewOf(id);
    expect(preview).toMatchObject({ counts: { wrong: 1, new: 1 }, errors: 2, shown: "wrong" });
    expect(preview.columns.map(({ letter }) => letter)).toEqual(["A", "C", "D", "F"]);
    expect(preview.rows[0]?.cells[2]).toEqual({ text: "若干", problem: "not_a_number" });
    expect((await importErrors(supervisor.viewer, id)).errors).toContainEqual({
      line: 3,
      letter: "F",
      column: "leadUnit",
      text: "nobody",
      problem: "unit_unknown",
    });
    await expect(run(id)).rejects.toMatchObject({ code: "INVALID" });
    expect(await targets()).toHaveLength(2);
  });

  it("becomes targets that keep the way back to their source, with an event each, and its file byte for byte", async () => {
    const bytes = await workbook([
      HEADING,
      [3, "建成口袋公园8个。", "口袋公园", 8, "个", "environment", "jobs、industry", "6月底", "按季报送"],
      [null, null, "充电桩", "500个以上", null, null, null, null, null],
    ]);
    const { id } = await uploadBytes(bytes, "2026年台账.xlsx");
    const item = await run(id);
    expect(item).toMatchObject({ state: "done", percent: null, result: { created: 2, changed: 0, same: 0 } });
    const [, , park, charger] = await targets();
    expect(park).toMatchObject({
      number: 3,
      note: "按季报送",
      statement: { quote: "建成口袋公园8个。", state: "confirmed" },
      report: { kind: "ledger_import", title: "2026年台账" },
      assignment: { leadUnitId: "environment", dueOn: "2026-06-30" },
    });
    expect(charger).toMatchObject({ number: 4, comparator: "at_least", low: "500", assignment: null });
    for (const target of [park, charger]) {
      const { start, end, quote } = target!.statement;
      expect(target!.report.text.slice(start, end)).toBe(quote);
    }
    expect(readFileSync(blobPath(park!.report.storageKey)).equals(Buffer.from(bytes))).toBe(true);
    const actions = await ledger.db.auditEvent.findMany({
      where: { targetId: park!.id },
      orderBy: { seq: "asc" },
      select: { action: true },
    });
    expect(actions.map(({ action }) => action)).toEqual(["target.created", "target.assigned"]);
    expect(await verifyChain(ledger.db)).toMatchObject({ ok: true });
  });

  it.each(["xlsx", "csv"] as const)(
    "is exported as %s and imports again without a change",
    async (format) => {
      const { bytes, fileName } = await exported(format);
      const { id } = await uploadBytes(bytes, fileName);
      const preview = await previewOf(id);
      expect(preview.counts).toEqual({ wrong: 0, changed: 0, new: 0, same: 4, all: 4 });
      await expect(run(id)).rejects.toMatchObject({ details: { problem: "nothing_changed" } });
    },
  );

  it("shows what a changed cell replaces, and changes just that, with its event", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported("xlsx")).bytes as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0]!;
    const column = (sheet.getRow(3).values as string[]).indexOf("配合单位");
    sheet.getCell(4, column).value = "environment";
    const { id } = await uploadBytes(new Uint8Array(await book.xlsx.writeBuffer()), "改过的台账.xlsx");
    const preview = await previewOf(id);
    expect(preview.counts).toMatchObject({ changed: 1, same: 3, wrong: 0 });
    expect(preview.rows[0]?.cells.filter(({ before }) => before !== undefined)).toEqual([
      { text: "environment", before: "industry" },
    ]);
    expect(await run(id)).toMatchObject({ state: "done", result: { changed: 1, same: 3, reportId: null } });
    expect((await targets())[0]?.assignment?.supports.map(({ unitId }) => unitId)).toEqual(["environment"]);
    const event = await ledger.db.auditEvent.findFirst({
      where: { targetId: "kept" },
      orderBy: { seq: "desc" },
      select: { action: true, body: true },
    });
    expect(event?.action).toBe("target.assigned");
    expect(JSON.parse(event?.body ?? "{}")).toMatchObject({
      payload: { after: { supportUnits: ["environment bureau"] } },
    });
  });

  it("is not imported when the ledger changed after the preview", async () => {
    const { id } = await upload([HEADING, [9, null, "绿道", 5, "公里", null, null, null, null]]);
    const { fingerprint } = await previewOf(id);
    await plantTarget(ledger, { id: "late", number: 9, indicator: "绿道" });
    await expect(run(id, fingerprint)).rejects.toMatchObject({
      details: { problem: "import_preview_outdated" },
    });
    expect((await ledgerImport(supervisor.viewer, id)).state).toBe("draft");
  });

  it("takes the columns as the person says, and remembers them for the next file with this heading", async () => {
    const rows = (value: number) => [
      ["事项", "数", "计量"],
      [`新事项${value}`, value, "件"],
    ];
    const { id } = await upload(rows(1));
    expect((await draftColumns(supervisor.viewer, id)).headingRow).toBeNull();
    const map = (columns: Parameters<typeof mapLedger>[1]["columns"]) =>
      mapLedger(supervisor, { id, version: 1, headingRow: 0, columns });
    await expect(map(["value", "value", null])).rejects.toMatchObject({
      details: { fields: { "columns.1": "import_column_twice" } },
    });
    await map(["indicator", "value", "unit"]);
    expect(await previewOf(id)).toMatchObject({ counts: { new: 1, all: 1 } });
    const next = await upload(rows(2));
    const { headingRow, columns } = await draftColumns(supervisor.viewer, next.id);
    expect(headingRow).toBe(0);
    expect(columns.map(({ holds }) => holds)).toEqual(["indicator", "value", "unit"]);
  });

  it("leaves nothing of an import that a killed process had begun, and starts it again", async () => {
    const { id } = await upload([HEADING, [20, null, "驿站", 6, "座", null, null, null, null]]);
    await ledger.db.$transaction((tx) =>
      tx.ledgerImport.update({ where: { id }, data: { state: "running" }, select: { id: true } }),
    );
    expect(await ledgerImport(supervisor.viewer, id)).toMatchObject({ state: "interrupted", percent: null });
    expect(await run(id)).toMatchObject({ state: "done", result: { created: 1 } });
  });

  it("keeps every character of a long sheet, wherever the bytes are cut while it is read", async () => {
    const quotes = Array.from({ length: 3000 }, (_, at) => `第${at}项：新建𠮷祥社区养老服务站点并投入使用。`);
    const file = path.join(ledger.dataDir, "long");
    writeFileSync(file, await workbook([["报告原文"], ...quotes.map((quote) => [quote])]));
    const { cells } = await readTable(file);
    expect(cells.slice(1).map(([quote]) => quote)).toEqual(quotes);
  });

  it("is refused in plain words when it is none, or more than it seems", async () => {
    const bomb = zipSync({
      "xl/workbook.xml": new Uint8Array(10),
      "xl/worksheets/sheet1.xml": new Uint8Array(150 * 1024 * 1024),
    });
    await expect(uploadBytes(bomb, "台账.xlsx")).rejects.toMatchObject({
      details: { problem: "import_file_unpacks_too_large" },
    });
    const file = path.join(ledger.dataDir, "refused");
    for (const [bytes, problem] of [
      [new Uint8Array(0), "empty"],
      [zipSync({ "word/document.xml": new Uint8Array(3) }), "unsupported_type"],
      [Buffer.from("d0cf11e0a1b11ae1", "hex"), "old_office_format"],
      [Buffer.concat([Buffer.from("PK"), Buffer.alloc(100)]), "damaged"],
    ] as const) {
      writeFileSync(file, bytes);
      await expect(readTable(file)).rejects.toMatchObject({ problem });
    }
  });

  it("is taken away when nobody imported it for a month; what was imported stays", async () => {
    const rows = [HEADING, [null, "新建口袋公园6个", "新建口袋公园", 6, "个", "jobs", "", "2026-12-31", ""]];
    const [left, done] = [await upload(rows), await upload(rows)];
    expect((await run(done.id)).state).toBe("done");
    const after = (days: number) => new Date(supervisor.now.getTime() + days * 86_400_000);
    await sweepImports(after(29));
    expect((await ledgerImport(supervisor.viewer, left.id)).state).toBe("draft");
    expect(await sweepImports(after(31))).toBeGreaterThan(0);
    await expect(ledgerImport(supervisor.viewer, left.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await ledgerImport(supervisor.viewer, done.id)).state).toBe("done");
    expect(await sweepImports(after(31))).toBe(0);
  });

  it("goes into a ledger with a split target (分解), whose parts are none of its rows", async () => {
    await plantTarget(ledger, { id: "split", number: 90 });
    const part = (unitId: string, value: string) => ({
      id: null,
      version: 0,
      assignmentVersion: 0,
      unitId,
      value,
      weight: "1",
      dueOn: "2026-12-31",
    });
    await splitTarget(supervisor, {
      id: "split",
      version: 1,
      rule: "sum",
      reason: "",
      parts: [part("jobs", "2"), part("industry", "1.2")],
    });
    const { id } = await upload([
      HEADING,
      [null, "新建绿道7公里", "新建绿道", 7, "公里", "jobs", "", "2026-12-31", ""],
    ]);
    expect(await run(id)).toMatchObject({ state: "done", result: { created: 1 } });
  });
});
