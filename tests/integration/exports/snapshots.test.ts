import { createHash, randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setLight } from "@/lib/server/commands/set-light";
import { exportComparison } from "@/lib/server/commands/export-comparison";
import { exportSnapshot } from "@/lib/server/commands/export-snapshot";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { LedgerError } from "@/lib/server/errors";
import { compareSnapshots } from "@/lib/server/queries/snapshot-comparison";
import { snapshotDetail, snapshotList } from "@/lib/server/queries/snapshots";
import { snapshotReport, standingReport } from "@/lib/server/queries/standing";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantProgress, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor", { name: "李明" });
const FIRST = randomUUID();
const take = (name: string, id = randomUUID(), context = supervisor) =>
  takeSnapshot(context, { id, name, period: "2026-09" });
const detail = (id: string = FIRST, { viewer } = supervisor) => snapshotDetail(viewer, id);
const report = { targetId: "jobs", unitId: "jobs", period: "2026-09" };

beforeAll(async () => {
  await plantDistrict(ledger);
  await plantTarget(ledger, {
    id: "jobs",
    number: 1,
    assigned: { leadUnitId: "jobs", leaderPostId: "vice-jobs", supports: ["industry"] },
  });
  await plantTarget(ledger, {
    id: "trees",
    number: 2,
    indicator: "植树",
    low: "100",
    high: "100",
    unit: "亩",
    livelihood: true,
    assigned: { leadUnitId: "environment", leaderPostId: "vice-industry" },
  });
  await plantProgress(ledger, { ...report, value: "2.5" });
  await plantProgress(ledger, { ...report, targetId: "trees", unitId: "environment", value: "20" });
  await take("2026年9月通报", FIRST);
});

describe("a snapshot keeps the standing as it was on the day", () => {
  it("a correction, a light by hand and a withdrawal afterwards never change it", async () => {
    const before = await detail();
    await plantProgress(ledger, { ...report, value: "1.1", revision: 2 });
    await setLight(supervisor, {
      id: randomUUID(),
      targetId: "jobs",
      period: "2026-09",
      light: "blue",
      reason: "核查",
      current: null,
    });
    await ledger.db.$transaction((tx) =>
      tx.target.update({ where: { id: "trees" }, data: { state: "withdrawn" } }),
    );
    const now = await standingReport(
      supervisor.viewer,
      { by: "unit", year: 2026, period: "2026-09" },
      supervisor.now,
    );
    expect(now.whole.members.map(({ id, standing }) => [id, standing.actual, standing.light])).toEqual([
      ["jobs", "1.1", "blue"],
    ]);
    expect(await detail()).toEqual(before);
    const { report: frozen } = await snapshotReport(supervisor.viewer, FIRST, "unit");
    expect(frozen.whole.members.map(({ id, standing }) => [id, standing.actual, standing.light])).toEqual([
      ["jobs", "2.5", "green"],
      ["trees", "20", "red"],
    ]);
  });

  it("every number keeps its source: report and revision, target version, sentence, thresholds, reason", async () => {
    const { rows, thresholds } = await detail();
    expect(rows[0]).toMatchObject({
      version: 1,
      source: { reportId: "report", statementId: "statement-jobs", quote: "新增就业3.2万人" },
      basis: { reportId: "jobs-2026-09-1", period: "2026-09", revision: 1 },
      report: { id: "jobs-2026-09-1", revision: 1 },
      standing: {
        reason: { code: "on_schedule", params: { expected: "2.4", yellowFrom: "10", redFrom: "30" } },
      },
    });
    expect(thresholds.level).toEqual({ yellowFrom: "10", redFrom: "30" });
  });

  it("its text has the SHA-256 that it and the log's event name", async () => {
    const row = await ledger.db.snapshot.findUniqueOrThrow({ where: { id: FIRST } });
    expect(createHash("sha256").update(row.content).digest("hex")).toBe(row.sha256);
    const event = await ledger.db.auditEvent.findFirstOrThrow({ where: { action: "snapshot.taken" } });
    expect(JSON.parse(event.body)).toMatchObject({
      record: { type: "snapshot", id: FIRST },
      payload: { after: { name: "2026年9月通报", targetCount: 2, sha256: row.sha256 } },
    });
  });

  it("the database refuses to change or delete it, and a reader notices who went around that", async () => {
    const file = new Database(ledger.databaseFile);
    const change = `UPDATE "Snapshot" SET "content" = replace("content", '"2.5"', '"3.5"') WHERE "id" = '${FIRST}'`;
    expect(() => file.exec(change)).toThrow(/immutable/);
    expect(() => file.exec(`DELETE FROM "Snapshot"`)).toThrow(/immutable/);
    expect(() => file.exec(`INSERT OR REPLACE INTO "Snapshot" SELECT * FROM "Snapshot"`)).toThrow(
      /immutable/,
    );
    const copied = `INSERT INTO "Snapshot" SELECT 'forged', 'forged', "year", "period", "takenById", "takenAt", "targets",
      replace("content", '"2.5"', '"3.5"'), "sha256" FROM "Snapshot" WHERE "id" = '${FIRST}'`;
    file.exec(copied);
    file.exec(`DROP TRIGGER "Snapshot_no_delete"`);
    try {
      await expect(detail("forged")).rejects.toThrow(/SHA-256/);
    } finally {
      file.exec(`DELETE FROM "Snapshot" WHERE "id" = 'forged'`);
      file.close();
    }
  });
});

describe("who takes and sees it", () => {
  it("only the supervisor takes one; the same click twice takes one; a name is taken once", async () => {
    await expect(take("x", randomUUID(), contextFor("auditor"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await take("2026年9月通报", FIRST)).toEqual({ id: FIRST });
    await expect(take("2026年9月通报")).rejects.toMatchObject({
      details: { fields: { name: "snapshot_name_taken" } },
    });
    await expect(
      takeSnapshot(supervisor, { id: randomUUID(), name: "future", period: "2026-11" }),
    ).rejects.toBeInstanceOf(LedgerError);
    await expect(
      takeSnapshot(supervisor, { id: randomUUID(), name: "empty", period: "2025-09" }),
    ).rejects.toMatchObject({ details: { problem: "snapshot_empty" } });
    expect((await snapshotList(supervisor.viewer)).map(({ id }) => id)).toEqual([FIRST]);
  });

  it.each([
    ["the auditor: all", contextFor("auditor"), ["jobs", "trees"]],
    ["the lead unit: the own", contextFor("reporter", { unitId: "jobs" }), ["jobs"]],
    ["a supporting unit", contextFor("unit_head", { unitId: "industry" }), ["jobs"]],
    ["a leader: the own field", contextFor("leader", { leaderPostId: "vice-industry" }), ["trees"]],
    [
      "the head of the district: all",
      contextFor("leader", { leaderPostId: "h", overall: true }),
      ["jobs", "trees"],
    ],
  ])("%s", async (_, context, ids) => {
    expect((await detail(FIRST, context)).rows.map(({ id }) => id)).toEqual(ids);
  });

  it("an administrator sees none: not found", async () => {
    await expect(detail(FIRST, contextFor("system_admin"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(detail("nowhere")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("its export", () => {
  it("holds the frozen figures with their sources", async () => {
    const { bytes, fileName } = await exportSnapshot(supervisor, { format: "xlsx", id: FIRST });
    expect(fileName).toBe("快照-2026年9月通报-2026年10月20日.xlsx");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    const header = (sheet.getRow(3).values as string[]).slice(1);
    const cell = (name: string, row = 4) => sheet.getRow(row).getCell(header.indexOf(name) + 1).value;
    expect([cell("完成值"), cell("数据来源"), cell("目标版本")]).toEqual([
      2.5,
      "2026年9月填报第1版（jobs-2026-09-1）",
      1,
    ]);
    expect(sheet.getRow(2).getCell(1).text).toContain("SHA-256");
  });
});

describe("two snapshots compared", () => {
  it("say what changed, with both numbers and why", async () => {
    const second = randomUUID();
    await take("2026年9月重报", second, { ...supervisor, now: new Date("2026-10-21T01:00:00Z") });
    const { before, after, changes } = await compareSnapshots(supervisor.viewer, FIRST, second);
    expect([before.whole.total, after.whole.total]).toEqual([2, 1]);
    expect(
      changes.map(({ id, before: was, after: is, causes }) => [
        id,
        was?.standing.actual,
        is?.standing.actual,
        causes,
      ]),
    ).toEqual([
      ["jobs", "2.5", "1.1", ["corrected", "light_set"]],
      ["trees", "20", undefined, ["left"]],
    ]);
    const { bytes } = await exportComparison(supervisor, { format: "csv", before: FIRST, after: second });
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain("更正（第1版改为第2版）");
    expect(text).toContain("人工亮灯：核查");
    expect(text).toContain("已撤出");
  });

  it("show a unit its own targets only", async () => {
    const { viewer } = contextFor("reporter", { unitId: "environment" });
    const [latest] = await snapshotList(viewer);
    const { changes } = await compareSnapshots(viewer, FIRST, latest!.id);
    expect(changes.map(({ id }) => id)).toEqual(["trees"]);
  });
});
