import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedInAs, uploadTo } from "@/tests/support/requests";
import { save } from "@/app/(workspace)/progress/actions";
import { POST as postEvidence } from "@/app/api/evidence/route";
import { people } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { plantMonths, readyReport, typed } from "../progress/report-samples";

process.env.APP_CLOCK = people.reporter().now.toISOString();
const ledger = openTestLedger();
beforeAll(async () => {
  await plantMonths(ledger.db);
  signedInAs(people.reporter().viewer);
});
afterAll(() => ledger.close());

/** Another program's write lock, held until `release`. */
async function foreignLock(): Promise<{ readonly release: () => Promise<void> }> {
  const program = `
    const database = new (require("better-sqlite3"))(process.argv[1]);
    database.exec("BEGIN IMMEDIATE");
    process.stdout.write("held");
    process.stdin.once("end", () => database.exec("ROLLBACK")).resume();`;
  const child = spawn(process.execPath, ["-e", program, ledger.databaseFile], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return {
    release: async () => {
      const gone = once(child, "exit");
      child.stdin.end();
      await gone;
    },
  };
}

const counts = async () => ({
  reports: await ledger.db.progressReport.count(),
  evidence: await ledger.db.evidence.count(),
  events: await ledger.db.auditEvent.count(),
});
const incoming = () => readdirSync(path.join(ledger.dataDir, "incoming"));

describe("lock: another program holds the ledger's write lock", () => {
  it("whoever writes is told to try again and loses nothing, whoever reads goes on, and it heals by itself", async () => {
    const draft = await readyReport("jobs", "2026-09");
    const input = typed("calm", "2026-09", { value: "2.7" });
    const upload = () =>
      uploadTo(
        postEvidence,
        `/api/evidence?id=5f0c7a52-7a4e-4ff9-8a06-3d1c06f3e111&progressReportId=${draft.id}`,
        new TextEncoder().encode("全区就业情况"),
      );
    const before = await counts();
    const lock = await foreignLock();

    let answered = false;
    const writes = Promise.all([
      upload(),
      ...Array.from({ length: 8 }, () => save(typed("gdp", "2026-09", { value: "6" }))),
    ]).finally(() => (answered = true));
    let read = 0;
    for (; !answered; read += 1) {
      expect(await counts()).toEqual(before);
      await sleep(10);
    }
    // Readers are answered all the while, not only between one writer's waiting and the next one's.
    expect(read).toBeGreaterThan(50);

    const [route, ...forms] = await writes;
    expect(route.status).toBe(503);
    expect(Number(route.headers.get("retry-after"))).toBeGreaterThan(0);
    for (const told of [await route.json(), ...forms.map((form) => (form.ok ? null : form.problem))])
      expect(told).toMatchObject({
        code: "UNAVAILABLE",
        message: "系统繁忙，请稍后重试；您的改动没有保存，已填写的内容仍在。",
      });
    expect(await counts()).toEqual(before);
    expect(incoming()).toEqual([]);

    await lock.release();
    expect((await upload()).status).toBe(201);
    expect(await save(input)).toMatchObject({ ok: true });
    expect(await counts()).toEqual({
      reports: before.reports + 1,
      evidence: before.evidence + 1,
      events: before.events + 2,
    });
  });

  it("a lock that is let go while one waits is not noticed", async () => {
    const lock = await foreignLock();
    const saved = save(typed("steady", "2026-09", { value: "2" }));
    await lock.release();
    expect(await saved).toMatchObject({ ok: true });
  });
});

describe("lock: 32 writers in two processes", () => {
  it("none of them meets a locked database, and what each was told is there", async () => {
    const before = await counts();
    const writers = ["a", "b"].map((name) => {
      const child = spawn(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", "tests/support/writers.ts", name, "16", "3"],
        { env: { ...process.env, DATA_DIR: ledger.dataDir }, stdio: ["ignore", "pipe", "inherit"] },
      );
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
      return once(child, "close").then(() => JSON.parse(said) as { done: string[]; refused: string[] });
    });
    const outcomes = await Promise.all(writers);
    expect(outcomes.flatMap(({ refused }) => refused)).toEqual([]);
    const done = outcomes.flatMap((outcome) => outcome.done);
    expect(done).toHaveLength(2 * 16 * 3);
    expect(await ledger.db.unit.count({ where: { id: { in: done } } })).toBe(done.length);
    expect((await counts()).events).toBe(before.events + done.length);
  });
});
