import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { type AuditBody } from "@/lib/domain/audit-event";
import { draftNotices } from "@/lib/server/commands/draft-notices";
import { exportNotice, exportNotices } from "@/lib/server/commands/export-notices";
import { redUnits } from "@/lib/server/queries/notice-draft";
import { noticeDetail, noticeList } from "@/lib/server/queries/notices";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { openSampleLedger } from "@/tests/support/ledger";
import { docxText, pdfText } from "@/tests/support/made-files";
import { SAMPLE_NOW, SAMPLE_PERIOD, sampleContext } from "@/tests/support/sample-district";

const ledger = openSampleLedger();
afterAll(() => ledger.close());
const view = { year: 2026, period: SAMPLE_PERIOD };
const as = (account: string) => sampleContext(ledger, account);

async function lastEvent(): Promise<AuditBody> {
  const { body } = await ledger.db.auditEvent.findFirstOrThrow({ orderBy: { seq: "desc" } });
  return JSON.parse(body) as AuditBody;
}

describe("drafting from red targets in one step", () => {
  it("one draft for each lead unit, numbered on, with the facts of the month", async () => {
    const supervisor = await as("supervisor.dcs");
    const red = await targetStandings(supervisor.viewer, {
      ...view,
      filter: { light: "red" },
      at: SAMPLE_NOW,
    });
    expect(red.length).toBeGreaterThan(0);
    const { units } = await redUnits(supervisor.viewer, view);
    expect(units.flatMap(({ targets }) => targets.map(({ target }) => target.id)).sort()).toEqual(
      red.map(({ id }) => id).sort(),
    );
    const input = {
      batch: randomUUID(),
      period: SAMPLE_PERIOD,
      dueOn: "2026-10-30",
      targetIds: red.map(({ id }) => id),
    };
    const before = await noticeList(supervisor.viewer);
    const { ids } = await draftNotices(supervisor, input);
    expect(ids).toHaveLength(new Set(red.map(({ assignment }) => assignment!.leadUnit.id)).size);
    expect(await draftNotices(supervisor, input)).toEqual({ ids });
    const drafts = await Promise.all(ids.map((id) => noticeDetail(supervisor.viewer, id)));
    expect((await noticeList(supervisor.viewer)).length - before.length).toBe(ids.length);
    expect(drafts.map(({ number }) => Number(/(\d+)号$/.exec(number)![1]))).toEqual(
      ids.map((_, index) => 4 + index),
    );
    for (const draft of drafts) {
      expect(draft).toMatchObject({ state: "draft", dueOn: "2026-10-30" });
      for (const { indicator, standing } of draft.targets) {
        expect(draft.body).toContain(indicator);
        expect(standing!.assignment!.leadUnit.id).toBe(draft.unit.id);
      }
    }
    // Each is chased now, and not proposed again.
    const after = await redUnits(supervisor.viewer, view);
    expect(after.units.every(({ targets }) => targets.every(({ notice }) => notice !== null))).toBe(true);
  });

  it("is the supervisor's", async () => {
    const head = await as("head.rsj");
    await expect(
      draftNotices(head, {
        batch: randomUUID(),
        period: SAMPLE_PERIOD,
        dueOn: "2026-10-30",
        targetIds: ["x"],
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(redUnits(head.viewer, view)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("notices as files", () => {
  const issued = async () => {
    const supervisor = await as("supervisor.dcs");
    const notice = (await noticeList(supervisor.viewer)).find(({ issuedAt }) => issuedAt !== null)!;
    return { supervisor, notice };
  };

  it("docx and pdf say the notice's number, unit, text, deadline and date", async () => {
    const { supervisor, notice } = await issued();
    const detail = await noticeDetail(supervisor.viewer, notice.id);
    const docx = docxText((await exportNotice(supervisor, { format: "docx", id: notice.id })).bytes);
    expect(docx).toEqual(
      expect.arrayContaining([
        detail.number,
        detail.title,
        `${detail.unit.name}：`,
        ...detail.body.split("\n"),
        "办理期限：2026年9月15日。",
        "2026年8月5日",
      ]),
    );
    const pdf = await exportNotice(supervisor, { format: "pdf", id: notice.id });
    expect(pdf.fileName).toBe(`督办单-${detail.number}.pdf`);
    const text = await pdfText(pdf.bytes);
    for (const part of [detail.number, detail.title, "0.29亿美元", "办理期限：2026年9月15日。"])
      expect(text).toContain(part);
    expect(await lastEvent()).toMatchObject({
      action: "export.made",
      payload: { what: "notice", format: "pdf", filters: { id: notice.id } },
    });
  });

  it("a notice to another unit can't be taken along", async () => {
    const { notice } = await issued();
    await expect(exportNotice(await as("head.rsj"), { format: "pdf", id: notice.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("the register (台账) holds a line for each notice in sight, with every step's day", async () => {
    const { supervisor, notice } = await issued();
    const { bytes } = await exportNotices(supervisor, { format: "xlsx", show: "all" });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
    const page = workbook.worksheets[0]!;
    const headers = (page.getRow(3).values as string[]).slice(1);
    const rows = Array.from({ length: page.rowCount - 3 }, (_, index) =>
      Object.fromEntries(
        headers.map((header, column) => [header, page.getCell(4 + index, column + 1).value]),
      ),
    );
    expect(rows).toHaveLength((await noticeList(supervisor.viewer)).length);
    expect(rows.find((row) => row.文号 === notice.number)).toMatchObject({
      主送单位: notice.unit,
      发出日期: new Date("2026-08-05T00:00:00Z"),
      办理期限: new Date("2026-09-15T00:00:00Z"),
      签收日期: new Date("2026-08-06T00:00:00Z"),
      反馈日期: new Date("2026-09-12T00:00:00Z"),
      状态: "已反馈",
    });
  });
});
