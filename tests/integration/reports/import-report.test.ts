import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeReport } from "@/lib/server/commands/change-report";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { downloadReport } from "@/lib/server/commands/download-report";
import { importReport } from "@/lib/server/commands/import-report";
import { listReports, reportDetail } from "@/lib/server/queries/reports";
import { statementsOfReport } from "@/lib/server/queries/statements";
import { blobPath, discard } from "@/lib/server/storage/blob-store";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { addPeople, importSample, received, REPORT, statementAbout, supervisor } from "./report-samples";

const ledger = openTestLedger();
beforeAll(() => addPeople(ledger));
afterAll(() => ledger.close());

const filesIn = (folder: string) => {
  const full = path.join(ledger.dataDir, folder);
  return existsSync(full)
    ? readdirSync(full, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0;
};

describe("importing a report", () => {
  it("keeps the bytes under their SHA-256, the text, and every statement with its place in the text", async () => {
    const stages: string[] = [];
    const file = await received(REPORT);
    const outcome = await importReport(supervisor, {
      file,
      fileName: "报告.txt",
      onStage: (stage) => stages.push(stage),
    });
    expect(outcome).toMatchObject({ ok: true, duplicate: false });
    if (!outcome.ok) return;
    expect(stages).toEqual(["reading", "extracting"]);

    const report = await reportDetail(supervisor.viewer, outcome.reportId);
    expect(report.sha256).toBe(createHash("sha256").update(REPORT).digest("hex"));
    expect(await readFile(blobPath(report.sha256), "utf8")).toBe(REPORT);
    expect(report).toMatchObject({ year: 2026, kind: "work_report", importedBy: "supervisor" });

    const statements = await statementsOfReport(supervisor.viewer, outcome.reportId);
    expect(outcome.statements).toBe(statements.length);
    expect(statements.map(({ kind, indicator, low, unit }) => [kind, indicator, low, unit])).toContainEqual([
      "target",
      "新增就业",
      "2.6",
      "万人",
    ]);
    expect(statements.some(({ kind }) => kind === "result")).toBe(true);
    for (const { start, end, low } of statements) expect(report.text.slice(start, end)).toContain(low ?? "");

    const events = await ledger.db.auditEvent.findMany({ where: { recordId: outcome.reportId } });
    expect(events.map(({ action }) => action)).toEqual(["report.imported"]);
  });

  it("recognises the same bytes under another name and stores nothing twice", async () => {
    const [reports, blobs] = [await ledger.db.report.count(), filesIn("blobs")];
    const file = await received(REPORT);
    const outcome = await importReport(supervisor, { file, fileName: "另一个名字.txt" });
    await discard(file);
    expect(outcome).toMatchObject({ ok: true, duplicate: true });
    expect([await ledger.db.report.count(), filesIn("blobs"), filesIn("incoming")]).toEqual([
      reports,
      blobs,
      0,
    ]);
  });

  it("two people who import the same bytes at once get the same report", async () => {
    const text = `${REPORT}\n并发\n`;
    const outcomes = await Promise.all(
      [1, 2].map(async () => importReport(supervisor, { file: await received(text), fileName: "甲.txt" })),
    );
    const ids = outcomes.map((outcome) => outcome.ok && outcome.reportId);
    expect(ids[0]).toBe(ids[1]);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.duplicate)).toHaveLength(1);
  });

  it.each([
    ["an empty file", "空.txt", new Uint8Array(), "empty"],
    [
      "a picture named as a text",
      "图.txt",
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
      "image",
    ],
    ["a damaged docx", "坏.docx", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3]), "damaged"],
  ])("refuses %s and leaves neither file nor row", async (_what, fileName, bytes, problem) => {
    const [reports, blobs] = [await ledger.db.report.count(), filesIn("blobs")];
    const file = await received(bytes);
    expect(await importReport(supervisor, { file, fileName })).toEqual({ ok: false, problem });
    await discard(file);
    expect([await ledger.db.report.count(), filesIn("blobs"), filesIn("incoming")]).toEqual([
      reports,
      blobs,
      0,
    ]);
  });

  it("imports a text without any target and says that there is none", async () => {
    const file = await received("那年冬天，河面结了冰，孩子们都到河上去玩。\n");
    expect(await importReport(supervisor, { file, fileName: "小说.txt" })).toMatchObject({
      ok: true,
      statements: 0,
    });
  });

  it("is for supervisors: others are refused and nothing is stored", async () => {
    const file = await received(`${REPORT}\n无权\n`);
    const attempt = importReport(contextFor("unit_head"), { file, fileName: "报告.txt" });
    await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    await discard(file);
    expect(await ledger.db.report.count({ where: { sha256: file.sha256 } })).toBe(0);
  });
});

describe("an imported report", () => {
  it("hands out the original bytes and logs who took them", async () => {
    const id = await importSample(ledger);
    const { stream, byteSize } = await downloadReport(contextFor("leader"), { id });
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).byteLength).toBe(byteSize);
    expect(await ledger.db.auditEvent.count({ where: { recordId: id, action: "report.downloaded" } })).toBe(
      1,
    );
  });

  it("is out of sight for the administrators", async () => {
    const id = await importSample(ledger);
    for (const role of ["system_admin", "security_admin"] as const) {
      const { viewer } = contextFor(role);
      await expect(reportDetail(viewer, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(listReports(viewer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("can be renamed; its year stays once a target carries it", async () => {
    const id = await importSample(ledger);
    const facts = { title: "新题目", government: "松岚区人民政府", kind: "plan_report" } as const;
    await changeReport(supervisor, { id, version: 1, ...facts, year: 2027 });
    expect(await reportDetail(supervisor.viewer, id)).toMatchObject({ ...facts, year: 2027, version: 2 });

    const stale = changeReport(supervisor, { id, version: 1, ...facts, year: 2027 });
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT" });

    const { id: statement, version } = await statementAbout(id, "新增就业");
    await confirmStatements(supervisor, [{ id: statement, version }]);
    const moved = changeReport(supervisor, { id, version: 2, ...facts, year: 2026 });
    await expect(moved).rejects.toMatchObject({ code: "INVALID" });
  });

  it("is listed with how far its statements are decided", async () => {
    const id = await importSample(ledger);
    const { id: statement, version } = await statementAbout(id, "新增就业");
    const before = (await listReports(supervisor.viewer)).find((report) => report.id === id);
    await confirmStatements(supervisor, [{ id: statement, version }]);
    const after = (await listReports(supervisor.viewer)).find((report) => report.id === id);
    expect(after?.targets).toEqual({
      ...before?.targets,
      confirmed: 1,
      proposed: (before?.targets.proposed ?? 0) - 1,
    });
    expect(after?.results).toBeGreaterThan(0);
  });
});
