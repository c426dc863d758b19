import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUnit } from "@/lib/server/commands/create-unit";
import { failingJobs } from "@/lib/server/jobs/job-health";
import { runJobs } from "@/lib/server/jobs/loop";
import { todoFor } from "@/lib/server/queries/todo";
import { contextFor, openSampleLedger, type TestLedger } from "../../support/ledger";

/** Where backups go: for a while a file lies there, so that none can be made. */
const folder = path.join(mkdtempSync(path.join(os.tmpdir(), "ledger-failing-")), "backups");
process.env.BACKUP_DIR = folder;
process.env.SELF_CHECK = "off";
const DAY_MS = 24 * 3_600_000;
/** Half past two in the night of Asia/Shanghai, `days` from today on: backups carry the machine's own time. */
const NIGHT = Math.floor(Date.now() / DAY_MS) * DAY_MS + 18.5 * 3_600_000;
const night = (days: number, minutes = 0) => new Date(NIGHT + days * DAY_MS + minutes * 60_000);

let ledger: TestLedger;
beforeAll(() => {
  ledger = openSampleLedger();
});
afterAll(async () => {
  await ledger.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** Whom the product told what, of what fails. */
async function told() {
  const rows = await ledger.db.message.findMany({
    where: { kind: "failing" },
    orderBy: { createdAt: "asc" },
    select: { body: true, user: { select: { role: true } } },
  });
  return rows.map(({ body, user }) => {
    const { job, lastGood } = JSON.parse(body) as { job: string; lastGood: string | null };
    return { role: user.role, job, lastGood };
  });
}
const jobsFailing = async (at: Date) => (await failingJobs(at)).map(({ job }) => job);
const board = async (at: Date) => {
  const todo = await todoFor(contextFor("system_admin").viewer, at);
  return todo.kind === "system_admin" ? todo.failing : null;
};

describe("a backup that could not be made", () => {
  it("is told to the system administrators and nobody else, once for each day", async () => {
    writeFileSync(folder, "in the way");
    await runJobs(night(0));
    expect(await told()).toEqual([{ role: "system_admin", job: "backup", lastGood: null }]);
    await runJobs(night(0, 5));
    // Tried again two hours later, and failing again.
    await runJobs(night(0, 150));
    expect(await told()).toHaveLength(1);
    await runJobs(night(1));
    expect(await told()).toHaveLength(2);
    expect(await board(night(1))).toMatchObject([{ job: "backup", lastGood: null }]);
  });

  it("is told no more once one was made", async () => {
    rmSync(folder);
    await runJobs(night(1, 150));
    expect(await jobsFailing(night(1, 151))).toEqual([]);
    expect(await board(night(1, 151))).toEqual([]);
    await runJobs(night(1, 200));
    expect(await told()).toHaveLength(2);
  });

  it("is told with the last good one, also where nothing tried to make another for two days", async () => {
    expect(await jobsFailing(new Date(Date.now() + 2 * DAY_MS - 60_000))).toEqual([]);
    const [failing] = await failingJobs(new Date(Date.now() + 2 * DAY_MS + 60_000));
    expect(failing).toMatchObject({ job: "backup" });
    expect(Math.abs(Date.now() - (failing?.lastGood?.getTime() ?? 0))).toBeLessThan(10 * 60_000);
  });
});

describe("a log that could not be signed", () => {
  const happen = () =>
    createUnit(contextFor("system_admin"), {
      id: crypto.randomUUID(),
      code: "NEW",
      name: "云江区新设局",
      shortName: "新设",
    });

  it("is told the same way, until it can be", async () => {
    const before = (await told()).length;
    const keyFile = path.join(ledger.dataDir, "keys", "log-signing.pem");
    const key = readFileSync(keyFile);
    await happen();
    writeFileSync(keyFile, "no key");
    await runJobs(night(2));
    await runJobs(night(2, 1));
    const news = (await told()).slice(before).filter(({ job }) => job === "checkpoint");
    expect(news).toEqual([{ role: "system_admin", job: "checkpoint", lastGood: night(0).toISOString() }]);
    expect(await jobsFailing(night(2, 1))).toContain("checkpoint");
    writeFileSync(keyFile, key);
    await runJobs(night(2, 2));
    expect(await jobsFailing(night(2, 2))).not.toContain("checkpoint");
  });
});
