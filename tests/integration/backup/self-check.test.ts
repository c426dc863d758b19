import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJobs } from "@/lib/server/jobs/loop";
import { todoFor } from "@/lib/server/queries/todo";
import { type Role } from "@/lib/domain/vocabulary";
import { contextFor, openSampleLedger, type TestLedger } from "@/tests/support/ledger";

process.env.BACKUP = "off";
/** Five in the morning of Asia/Shanghai. */
const morning = (day: number, hour = 5) => new Date(Date.UTC(2026, 11, day, hour - 8));

let ledger: TestLedger;
beforeAll(() => void (ledger = openSampleLedger()));
afterAll(() => ledger.close());

const board = async (role: Role, at: Date) => {
  const todo = await todoFor(contextFor(role).viewer, at);
  return todo.kind === "system_admin" || todo.kind === "auditor" ? todo.failing.map(({ job }) => job) : null;
};
const run = (sql: string) => ledger.db.$transaction((tx) => tx.$executeRawUnsafe(sql));

/** Each check is a process of its own. */
describe("the daily check of the ledger against its log", { timeout: 180_000 }, () => {
  it("says nothing while they agree, and is not made before its hour", async () => {
    await runJobs(morning(10, 3));
    expect(await ledger.db.jobRun.count({ where: { job: "check" } })).toBe(0);
    await runJobs(morning(10));
    expect(await ledger.db.jobRun.findMany({ where: { job: "check" } })).toMatchObject([
      { day: "2026-12-10", finishedAt: morning(10), failedAt: null },
    ]);
    expect(await board("system_admin", morning(10))).toEqual([]);
  });

  it("tells the administrators of machine and log and the auditor once a figure was changed behind the product's back", async () => {
    const report = await ledger.db.progressReport.findFirstOrThrow({
      where: { state: "approved", value: { not: null } },
    });
    await run(`UPDATE ProgressReport SET value = '999' WHERE id = '${report.id}'`);
    await runJobs(morning(11));
    const told = await ledger.db.message.findMany({
      where: { kind: "failing" },
      select: { body: true, user: { select: { role: true } } },
    });
    expect(new Set(told.map(({ user }) => user.role))).toEqual(
      new Set(["system_admin", "log_admin", "auditor"]),
    );
    for (const { body } of told)
      expect(JSON.parse(body)).toMatchObject({ job: "check", lastGood: morning(10).toISOString() });
    for (const role of ["system_admin", "log_admin", "auditor"] as const)
      expect(await board(role, morning(11))).toEqual(["check"]);
    // Who was told of a day is not told again.
    await runJobs(morning(11, 6));
    expect(await ledger.db.message.count({ where: { kind: "failing" } })).toBe(told.length);
    await run(`UPDATE ProgressReport SET value = '${report.value}' WHERE id = '${report.id}'`);
    await runJobs(morning(11, 8));
    expect(await board("system_admin", morning(11, 8))).toEqual([]);
  });
});
