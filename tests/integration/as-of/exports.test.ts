import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeTarget } from "@/lib/server/commands/complete-target";
import { makeExport } from "@/lib/server/commands/make-export";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { transact } from "@/lib/server/db/transact";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());
const supervisor = contextFor("supervisor");
const MAY = "2026-05-01";
const target = { record: { type: "target", id: "jobs" }, targetId: "jobs" } as const;

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, { id: "jobs", number: 1, note: "旧说明" });
  const then = { ...supervisor, now: new Date("2026-01-20T02:00:00Z") };
  await transact(then, (_, record) =>
    record({ action: "target.created", ...target, payload: { after: {} } }),
  );
  const now = new Date("2026-05-02T02:00:00Z");
  const input = { id: "jobs", version: 1, baseline: "0", weight: "1", livelihood: false, note: "新说明" };
  await completeTarget({ ...supervisor, now }, input);
});

const csv = async (day: string | null) => {
  const file = await makeExport(supervisor, { subject: "targets", format: "csv" }, {}, day);
  return { name: file.fileName, text: new TextDecoder().decode(file.bytes) };
};

describe("an export of the ledger as it was (历史时点)", () => {
  it("holds what was known then, and says so in its name and its head", async () => {
    const now = await csv(null);
    expect(now.text).toContain("新说明");
    expect(now.text + now.name).not.toMatch(/历史时点|截至2026-/);
    const then = await csv("2026-05-01");
    expect(then.text).toContain("旧说明");
    expect(then.text).not.toContain("新说明");
    expect(then.name).toContain("截至2026-05-01");
    const { bytes } = await makeExport(supervisor, { subject: "targets", format: "xlsx" }, {}, MAY);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain(
      "历史时点：按2026年5月1日结束时已知的情况",
    );
    expect(book.worksheets[0]?.headerFooter.oddFooter).toContain("历史时点 2026-05-01");
  });

  it("is an event of today, with the day that was asked for", async () => {
    await csv("2026-05-01");
    const event = await ledger.db.auditEvent.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(event).toMatchObject({ action: "export.made" });
    expect(event.at.getTime()).toBeGreaterThan(Date.parse("2026-10-01"));
    expect(event.body).toContain('"asOf":"2026-05-01"');
  });

  it("a circular and the list of notices are of that day too, and say so", async () => {
    const notices = await makeExport(supervisor, { subject: "notices", format: "csv" }, {}, MAY);
    expect(notices.fileName).toContain("截至2026-05-01");
    const circular = await makeExport(supervisor, { subject: "circular", format: "docx" }, {}, MAY);
    expect(circular.fileName).toContain("截至2026-05-01");
    const parts = Object.entries(unzipSync(circular.bytes)).filter(([name]) => /footer\d+\.xml$/.test(name));
    const feet = parts.map(([, part]) => new TextDecoder().decode(part));
    expect(feet.length).toBeGreaterThan(0);
    expect(feet.every((foot) => foot.includes("历史时点 2026-05-01"))).toBe(true);
  });

  it("the log ends with that day", async () => {
    const auditor = contextFor("auditor");
    const log = { subject: "audit", format: "csv" } as const;
    const lines = async (day: string | null) =>
      new TextDecoder().decode((await makeExport(auditor, log, {}, day)).bytes);
    expect(await lines(null)).toContain("旧说明");
    const then = await lines(MAY);
    expect(then).toContain("2026-01-20");
    expect(then).not.toContain("2026-05-02");
  });

  it("a snapshot that was taken later is not there yet", async () => {
    const id = randomUUID();
    await takeSnapshot(supervisor, { id, name: "2026年9月通报", period: "2026-09" });
    const snapshot = { subject: "snapshot", format: "csv" } as const;
    expect((await makeExport(supervisor, snapshot, { id })).fileName).not.toContain("截至");
    await expect(makeExport(supervisor, snapshot, { id }, MAY)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
