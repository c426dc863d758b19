import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { type AuditBody } from "@/lib/domain/audit-event";
import { EXPORTS, exportAddress, type ExportFormat, type ExportSubject } from "@/lib/schemas/exports";
import { makeExport } from "@/lib/server/commands/make-export";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { exportChoices } from "@/lib/server/queries/export-choices";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { openSampleLedger } from "@/tests/support/ledger";
import { docxText, pdfPages, pdfText } from "@/tests/support/made-files";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
afterAll(() => ledger.close());
const as = (account: string) => sampleContext(ledger, account);
const view = { year: 2026, period: SAMPLE_PERIOD };

async function made(account: string, subject: ExportSubject, format: ExportFormat, asked: object = {}) {
  return makeExport(await as(account), { subject, format }, { period: SAMPLE_PERIOD, ...asked });
}

async function workbookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
}

const headersOf = (page: ExcelJS.Worksheet) => (page.getRow(3).values as string[]).slice(1);

const standings = async () =>
  targetStandings((await as("supervisor.dcs")).viewer, { ...view, at: SAMPLE_NOW });

async function lastEvent(): Promise<AuditBody> {
  const { body } = await ledger.db.auditEvent.findFirstOrThrow({ orderBy: { seq: "desc" } });
  return JSON.parse(body) as AuditBody;
}

describe("the responsibility table (责任分工表)", () => {
  it("has the columns of docs/rules.md and a line for each target; the PDF says the same and is A4 across", async () => {
    const rows = await standings();
    const [page] = (await workbookOf((await made("supervisor.dcs", "assignments", "xlsx")).bytes)).worksheets;
    expect(headersOf(page!)).toEqual([
      ...["序号", "报告原文", "类别", "指标", "目标值", "单位"],
      ...["分管领导", "牵头单位", "配合单位", "完成时限"],
    ]);
    expect(page!.rowCount - 3).toBe(rows.length);
    const pdf = (await made("supervisor.dcs", "assignments", "pdf")).bytes;
    const text = await pdfText(pdf);
    for (const { indicator } of rows) expect(text).toContain(indicator.slice(0, 4));
    const pages = await pdfPages(pdf);
    expect(pages.every(({ width, height }) => Math.round(width) === 842 && Math.round(height) === 595)).toBe(
      true,
    );
    expect(await lastEvent()).toMatchObject({
      action: "export.made",
      payload: { what: "assignments", format: "pdf", rows: rows.length },
    });
  });
});

describe("the livelihood table (民生实事)", () => {
  it("has 实事项目名称 · 完成情况 · 完成度 for exactly the livelihood projects", async () => {
    const projects = (await standings()).filter(({ livelihood }) => livelihood);
    const [page] = (await workbookOf((await made("supervisor.dcs", "livelihood", "xlsx")).bytes)).worksheets;
    expect(headersOf(page!).slice(1, 4)).toEqual(["实事项目名称", "完成情况", "完成度"]);
    const lines = projects.map((_, index) => page!.getRow(4 + index));
    expect(lines.map((line) => line.getCell(2).value)).toEqual(projects.map(({ indicator }) => indicator));
    const grey = ["未填报", "待审核", "未到填报期", "尚未发布", "本月无任务"];
    for (const line of lines)
      expect(["超额完成", "足额完成", "未完成", ...grey]).toContain(line.getCell(4).value);
    projects.forEach(({ standing }, index) => {
      if (standing.met === false) expect(lines[index]!.getCell(4).value).toBe("未完成");
    });
    const text = await pdfText((await made("supervisor.dcs", "livelihood", "pdf")).bytes);
    for (const { indicator } of projects) expect(text).toContain(indicator.slice(0, 4));
  });
});

describe("the ledger (台账)", () => {
  it("has all columns that real attachments have, by their names", async () => {
    const [page] = (await workbookOf((await made("supervisor.dcs", "targets", "xlsx")).bytes)).worksheets;
    const headers = [1, 2, 3, 4].map((row) => (page!.getRow(row).values as string[]).slice(1));
    const names = (
      "序号 报告原文 类别 指标 目标值 单位 分管领导 牵头单位 配合单位 完成时限 " +
      "序时进度 目前进展 完成值 完成率 亮灯 存在问题 下一步措施 佐证 备注"
    ).split(" ");
    expect(headers.some((row) => names.every((name) => row.includes(name)))).toBe(true);
  });
});

describe("the unit sheet (单位进展表)", () => {
  it("holds what the unit leads and supports, and says which", async () => {
    const rows = await standings();
    const { id, shortName } = rows.find(({ assignment }) => assignment)!.assignment!.leadUnit;
    const own = rows.filter(
      ({ assignment }) =>
        assignment?.leadUnit.id === id || assignment?.supportUnits.some((unit) => unit.id === id),
    );
    const { bytes, fileName } = await made("supervisor.dcs", "unit", "xlsx", { unit: id });
    expect(fileName).toContain(shortName);
    const [page] = (await workbookOf(bytes)).worksheets;
    const lines = own.map((_, index) => page!.getRow(4 + index));
    expect(page!.rowCount - 3).toBe(own.length);
    expect(lines.map((line) => line.getCell(3).value)).toEqual(
      own.map(({ assignment }) => (assignment?.leadUnit.id === id ? "牵头" : "配合")),
    );
    const text = await pdfText((await made("supervisor.dcs", "unit", "pdf", { unit: id })).bytes);
    for (const { indicator } of own) expect(text).toContain(indicator.slice(0, 4));
  });

  it("a unit's person gets no target of others, whatever unit is asked for", async () => {
    const head = await as("head.rsj");
    const other = (await standings()).find(
      ({ assignment }) => assignment?.leadUnit.id !== head.viewer.unitId,
    )!;
    const { bytes } = await made("head.rsj", "unit", "xlsx", { unit: other.assignment!.leadUnit.id });
    const seen = await targetStandings(head.viewer, { ...view, at: SAMPLE_NOW });
    const [page] = (await workbookOf(bytes)).worksheets;
    const indicators = Array.from(
      { length: page!.rowCount - 3 },
      (_, index) => page!.getCell(4 + index, 2).value,
    );
    expect(indicators.every((indicator) => seen.some((target) => target.indicator === indicator))).toBe(true);
    await expect(made("head.rsj", "unit", "xlsx", { unit: "nowhere" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the dossier of a target (目标档案)", () => {
  it("holds its source, versions, months, evidence, notices and history, as XLSX and PDF", async () => {
    const target = (await standings()).find(({ indicator }) => indicator.includes("外资"))!;
    const { bytes } = await made("supervisor.dcs", "dossier", "xlsx", { id: target.id });
    const workbook = await workbookOf(bytes);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "基本情况",
      "历次版本",
      "逐月进展",
      "佐证材料",
      "督办与批示",
      "办理历史",
    ]);
    const text = (name: string) => JSON.stringify(workbook.getWorksheet(name)!.getSheetValues());
    expect(text("基本情况")).toContain(target.source.quote.replace(/\s+/g, ""));
    expect(text("逐月进展")).toContain("2026年7月");
    expect(text("督办与批示")).toContain("云政督〔2026〕3号");
    expect(text("办理历史")).toContain("督办单");
    const pdf = await pdfText((await made("supervisor.dcs", "dossier", "pdf", { id: target.id })).bytes);
    expect(pdf).toContain("云政督〔2026〕3号");
    await expect(made("head.rsj", "dossier", "pdf", { id: target.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the circular (通报)", () => {
  it("says the month's counts in DOCX and PDF", async () => {
    const rows = await standings();
    const docx = docxText((await made("supervisor.dcs", "circular", "docx")).bytes).join("\n");
    expect(docx).toContain(`目标任务共${rows.length}项`);
    for (const { indicator } of rows.filter(({ standing }) => standing.light === "red"))
      expect(docx).toContain(indicator);
    const pdf = await pdfText((await made("supervisor.dcs", "circular", "pdf")).bytes);
    expect(pdf).toContain("关于2026年9月政府工作报告目标任务");
    expect(pdf).toContain(`目标任务共${rows.length}项`);
  });

  it("of a snapshot keeps the snapshot's month and names it", async () => {
    const id = randomUUID();
    await takeSnapshot(await as("supervisor.dcs"), { id, name: "8月通报", period: "2026-08" });
    const { bytes } = await made("supervisor.dcs", "circular", "docx", { snapshot: id });
    const text = docxText(bytes).join("\n");
    expect(text).toContain("关于2026年8月政府工作报告目标任务完成情况的通报");
    expect(text).toContain("“8月通报”");
    expect(await lastEvent()).toMatchObject({
      payload: { what: "circular", filters: { snapshot: "8月通报" } },
    });
  });

  it("is made by those who see the whole ledger", async () => {
    for (const account of ["head.rsj", "leader.cwfqz"])
      await expect(made(account, "circular", "docx")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the export centre (导出中心)", () => {
  it("offers a unit's person the own unit and targets, and no circular", async () => {
    const head = (await as("head.rsj")).viewer;
    const choices = await exportChoices(head);
    expect(choices.units.map(({ id }) => id)).toEqual([head.unitId]);
    expect(choices).toMatchObject({ mayCirculate: false, mayAudit: false, snapshots: [] });
    const supervisor = await exportChoices((await as("supervisor.dcs")).viewer);
    expect(supervisor.units.length).toBeGreaterThan(choices.units.length);
    expect(supervisor.mayCirculate).toBe(true);
  });

  it("knows no file but those of the list", () => {
    for (const [subject, formats] of Object.entries(EXPORTS))
      for (const format of formats)
        expect(exportAddress.parse({ file: `${subject}.${format}` }).file).toEqual({ subject, format });
    for (const file of ["targets.docx", "notice.xlsx", "toString.pdf", "targets", "../x.pdf"])
      expect(exportAddress.parse({ file }).file).toBeNull();
  });
});
