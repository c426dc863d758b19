import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type SheetFormat } from "@/lib/schemas/exports";
import { type StandingDimension, type TargetFilter } from "@/lib/schemas/target-filter";
import { exportAudit } from "@/lib/server/commands/export-audit";
import { type MadeFile } from "@/lib/server/commands/record-export";
import { exportStanding } from "@/lib/server/commands/export-standing";
import { exportTargets } from "@/lib/server/commands/export-targets";
import { type ViewerContext } from "@/lib/server/commands/context";
import { standingReport } from "@/lib/server/queries/standing";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { openSampleLedger } from "@/tests/support/ledger";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
const as = (account: string) => sampleContext(ledger, account);
const view = { year: 2026, period: SAMPLE_PERIOD };
const HEADER_ROW = 3;

afterAll(() => ledger.close());

/** The sheet of an XLSX by its column names, one record a row, as a spreadsheet would read it. */
async function sheetOf({ bytes }: MadeFile) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const [page] = workbook.worksheets;
  if (!page) throw new Error("no sheet");
  const headers = (page.getRow(HEADER_ROW).values as string[]).slice(1);
  const rows = Array.from({ length: page.rowCount - HEADER_ROW }, (_, index) =>
    Object.fromEntries(
      headers.map((header, column) => [
        header,
        page.getRow(HEADER_ROW + 1 + index).getCell(column + 1).value,
      ]),
    ),
  );
  return { headers, rows, note: String(page.getCell(2, 1).value) };
}

const targets = (context: ViewerContext, filter: TargetFilter = {}, format: SheetFormat = "xlsx") =>
  exportTargets(context, { format, view, filter });
const number = (text: string | null) => (text === null ? null : Number(text));

async function lastEvent(): Promise<AuditBody> {
  const { body } = await ledger.db.auditEvent.findFirstOrThrow({ orderBy: { seq: "desc" } });
  return JSON.parse(body) as AuditBody;
}

describe("the ledger as XLSX", () => {
  it("says cell by cell what the standing says", async () => {
    const supervisor = await as("supervisor.dcs");
    const { rows } = await sheetOf(await targets(supervisor));
    const standings = await targetStandings(supervisor.viewer, { ...view, at: SAMPLE_NOW });
    expect(rows).toHaveLength(standings.length);
    expect(standings.filter(({ parts }) => parts)).toHaveLength(1);
    standings.forEach(({ standing, definition, assignment, ...target }, index) => {
      const row = rows[index]!;
      expect(row).toMatchObject({
        序号: target.number,
        报告原文: target.source.quote.replace(/\s+/g, ""),
        指标: target.indicator,
        单位: definition.unit,
        分管领导: assignment!.leaderPost!.title,
        牵头单位: assignment!.leadUnit.shortName,
        完成时限: new Date(`${assignment!.dueOn}T00:00:00Z`),
        序时进度: number(standing.scheduleExpected),
        // The one split target of the sample says where its parts are (分解).
        目前进展: target.report?.progress || (target.parts ? "分解2项：1项已报，1项未填报（民政局）" : null),
        完成率: number(standing.completionRate),
        "差距（百分点）": number(standing.gapPoints),
        存在问题: target.report?.problems || null,
        下一步措施: target.report?.nextStep || null,
      });
      if (definition.low !== null && definition.low === definition.high)
        expect(row.目标值).toBe(Number(definition.low));
      if (definition.measure !== "milestone" && definition.measure !== "qualitative")
        expect(row.完成值).toBe(number(standing.actual));
    });
  });

  it("names grey lights by their reasons, and leaves no zero where nothing is known (rule 5)", async () => {
    const { rows } = await sheetOf(await targets(await as("supervisor.dcs"), { count: "missing" }));
    expect(new Set(rows.map((row) => row.亮灯))).toEqual(
      new Set(["未填报", "待审核", "尚未发布", "本月无任务"]),
    );
    for (const row of rows) expect([row.完成值, row.完成率]).toEqual([null, null]);
  });

  it("says the light that was set by hand, and why (rule 7)", async () => {
    const { rows } = await sheetOf(await targets(await as("supervisor.dcs"), { q: "主体" }));
    const byHand = rows.filter((row) => String(row.备注).includes("人工亮灯"));
    expect(byHand.map((row) => row.亮灯)).toEqual(["正常"]);
    expect(byHand[0]!.备注).toContain("（系统亮灯：滞后）");
    expect(byHand[0]!.亮灯依据).toContain("落后 25 个百分点");
  });

  it("has a rate or a gap in points, never both, and says of each light why (rules 2 and 4)", async () => {
    const { headers, rows } = await sheetOf(await targets(await as("supervisor.dcs")));
    const after = (header: string) => headers[headers.indexOf(header) + 1];
    expect([after("完成率"), after("亮灯")]).toEqual(["差距（百分点）", "亮灯依据"]);
    expect(rows.some((row) => row["差距（百分点）"] !== null)).toBe(true);
    for (const row of rows) {
      expect(row.完成率 === null || row["差距（百分点）"] === null).toBe(true);
      expect(row.亮灯依据).toMatch(/。$/);
    }
  });

  it("tells month, sight, filters, maker and time in its note, and in its file's name", async () => {
    const leader = await as("leader.cwfqz");
    const file = await targets(leader, { category: "economy" });
    const { note, rows } = await sheetOf(file);
    expect(file.fileName).toMatch(/^目标台账-(.+-)?2026年9月\.xlsx$/);
    expect(note).toContain("数据截至2026年9月");
    expect(note).toContain(`${leader.viewer.leaderPostTitle}分管的目标`);
    expect(note).toContain("类别为经济发展");
    expect(note).toContain(`共${rows.length}行`);
    expect(note).toContain(`${leader.viewer.name}导出于2026-10-20 09:00`);
  });
});

describe("who exports what", () => {
  it("a reporter's export holds only what the own unit leads or supports", async () => {
    const reporter = await as("reporter.rsj");
    const { rows } = await sheetOf(await targets(reporter));
    const own = await ledger.db.target.findMany({
      where: {
        assignment: {
          OR: [
            { leadUnitId: reporter.viewer.unitId! },
            { supports: { some: { unitId: reporter.viewer.unitId! } } },
          ],
        },
      },
      select: { number: true },
      orderBy: { number: "asc" },
    });
    expect(rows.map((row) => row.序号)).toEqual(own.map((target) => target.number));
    expect(rows.length).toBeLessThan(await ledger.db.target.count({ where: { partNumber: 0 } }));
  });

  it("no filter widens what one may see", async () => {
    const education = await ledger.db.unit.findUniqueOrThrow({ where: { code: "jyj" } });
    const { rows } = await sheetOf(await targets(await as("reporter.rsj"), { lead: education.id }));
    expect(rows.every((row) => String(row.配合单位).includes("人社局"))).toBe(true);
  });

  it.each(["sysadmin.yj", "secadmin.yj"])("%s exports nothing, and nothing is recorded", async (account) => {
    const before = await ledger.db.auditEvent.count();
    const context = await as(account);
    await expect(targets(context)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      exportStanding(context, { format: "csv", view: { ...view, by: "unit" } }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ledger.db.auditEvent.count()).toBe(before);
  });

  it("only the auditor exports the log", async () => {
    const supervisor = await as("supervisor.dcs");
    await expect(exportAudit(supervisor, { format: "csv", filter: {} })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("an export is an event", () => {
  it("with what left the product, in which format, how many rows, by which filters", async () => {
    const context = await as("supervisor.dcs");
    const file = await targets(context, { light: "red" }, "csv");
    expect(await lastEvent()).toMatchObject({
      action: "export.made",
      actor: { id: context.viewer.userId },
      requestId: context.requestId,
      payload: {
        what: "targets",
        format: "csv",
        rows: 3,
        filters: { period: SAMPLE_PERIOD, light: "red" },
      },
    });
    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^\ufeff序号,报告原文,/);
    expect(lines).toHaveLength(4);
  });

  it("of the log too: the auditor finds the own export in the next one", async () => {
    const auditor = await as("auditor.yj");
    await exportAudit(auditor, { format: "csv", filter: {} });
    const { rows, note } = await sheetOf(
      await exportAudit(auditor, {
        format: "xlsx",
        filter: { action: "export.made", actor: auditor.viewer.userId },
      }),
    );
    expect(rows.map((row) => row.事项)).toEqual([expect.stringMatching(/^导出了审计日志（CSV，\d+ 行）$/)]);
    expect(note).toContain(`操作人为${auditor.viewer.name}、事项为导出`);
    const [row] = rows;
    const stored = await ledger.db.auditEvent.findUniqueOrThrow({ where: { seq: Number(row!.序号) } });
    expect([row!.哈希, row!.正文]).toEqual([stored.hash, stored.body]);
  });
});

describe("the standing as XLSX", () => {
  it.each<[StandingDimension, string]>([
    ["unit", "牵头单位"],
    ["category", "类别"],
    ["leader", "分管领导"],
  ])("by %s says what the page says", async (by, column) => {
    const context = await as("supervisor.dcs");
    const file = await exportStanding(context, { format: "xlsx", view: { ...view, by } });
    const { headers, rows } = await sheetOf(file);
    const report = await standingReport(context.viewer, { ...view, by }, SAMPLE_NOW);
    expect(headers[0]).toBe(column);
    expect(
      rows.map((row) => [row.目标数, row.已完成, row.完成率, row.应报, row.达到序时, row.序时率]),
    ).toEqual(
      [...report.groups.map(({ rollUp }) => rollUp), report.whole].map((rollUp) => [
        rollUp.total,
        rollUp.done,
        number(rollUp.doneRate),
        rollUp.due,
        rollUp.onSchedule,
        number(rollUp.onScheduleRate),
      ]),
    );
    expect(rows.at(-1)![column]).toBe("合计");
  });
});
