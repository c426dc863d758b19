import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isCheckpointOf, readCheckpoint, shortForm } from "@/lib/proof/checkpoint";
import { keyText, type VerifierKey } from "@/lib/proof/signed-note";
import { compareWithOutside, latestCheckpoint, makeCheckpoint } from "@/lib/server/audit/checkpoints";
import { verifierKeys } from "@/lib/server/audit/signing-key";
import { verifyChain } from "@/lib/server/audit/verify";
import { verifyCheckpoints } from "@/lib/server/audit/verify-checkpoints";
import { transact } from "@/lib/server/db/transact";
import { consistencyFile } from "@/lib/server/queries/checkpoints";
import { makeDailyCheckpoint } from "@/lib/server/jobs/daily-checkpoint";
import { contextFor, openTestLedger, type TestLedger } from "@/tests/support/ledger";

const NOON = new Date("2026-11-29T04:00:00Z");
const NEXT_DAY = new Date("2026-11-30T04:00:00Z");

let ledger: TestLedger;
beforeAll(() => void (ledger = openTestLedger()));
afterAll(() => ledger.close());

/** Appends so many events; what they say doesn't matter here. */
async function happen(count: number): Promise<void> {
  for (let index = 0; index < count; index++)
    await transact(contextFor("auditor"), (_tx, record) =>
      record({
        action: "export.made",
        record: { type: "export", id: `export-${index}` },
        payload: { what: "targets", format: "csv", rows: index, filters: {} },
      }),
    );
}

/** What somebody does who has the file and no respect for its triggers. */
function tamper(sql: string): void {
  const database = new Database(ledger.databaseFile);
  for (const table of ["AuditEvent", "Checkpoint"])
    for (const verb of ["update", "delete"]) database.exec(`DROP TRIGGER IF EXISTS "${table}_no_${verb}"`);
  database.exec(sql);
  database.close();
}

describe("a checkpoint of the log", () => {
  it("covers every event, is signed by the key outside of the database, and that key is in the log", async () => {
    await happen(5);
    const { checkpoint } = await makeCheckpoint(NOON);
    const events = await ledger.db.auditEvent.findMany({ orderBy: { seq: "asc" } });
    expect(checkpoint.size).toBe(events.length);
    expect(events.at(-1)?.action).toBe("log_key.introduced");
    const [key] = await verifierKeys(checkpoint.origin);
    expect(key && isCheckpointOf(checkpoint, key)).toBe(true);
    expect(statSync(path.join(ledger.dataDir, "keys", "log-signing.pem")).mode & 0o077).toBe(0);
    const stored = readFileSync(ledger.databaseFile);
    const secret =
      readFileSync(path.join(ledger.dataDir, "keys", "log-signing.pem"), "utf8").split("\n")[1] ?? "";
    expect(stored.includes(secret)).toBe(false);
  });

  it("is the last one again while nothing happens, and another once something did", async () => {
    const before = await makeCheckpoint(NOON);
    expect((await makeCheckpoint(NEXT_DAY)).text).toBe(before.text);
    await happen(1);
    expect((await makeCheckpoint(NEXT_DAY)).checkpoint.size).toBe(before.checkpoint.size + 1);
  });

  it("is the same however many ask at once", async () => {
    await happen(3);
    const made = await Promise.all(Array.from({ length: 8 }, () => makeCheckpoint(NEXT_DAY)));
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
  });

  it("is made once a day by the job, and not on a day without events", async () => {
    await happen(1);
    await makeCheckpoint(NOON);
    await happen(1);
    const before = await ledger.db.checkpoint.count();
    await makeDailyCheckpoint(NOON);
    expect(await ledger.db.checkpoint.count()).toBe(before);
    await makeDailyCheckpoint(NEXT_DAY);
    await makeDailyCheckpoint(new Date("2026-12-01T04:00:00Z"));
    expect(await ledger.db.checkpoint.count()).toBe(before + 1);
  });

  it("grows from the last one to the root that all events from the first on give", async () => {
    for (let step = 1; step < 6; step++) {
      await happen(step);
      await makeCheckpoint(NOON);
    }
    expect(await verifyCheckpoints(ledger.db)).toEqual({
      ok: true,
      checkpoints: await ledger.db.checkpoint.count(),
    });
  });

  it("can't be changed or deleted by whoever holds a connection", () => {
    const database = new Database(ledger.databaseFile);
    expect(() => database.exec(`UPDATE Checkpoint SET note = ''`)).toThrow("append-only");
    expect(() => database.exec(`DELETE FROM Checkpoint`)).toThrow("append-only");
    const replace = (table: string) =>
      database.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`);
    expect(() => replace("Checkpoint")).toThrow("append-only");
    expect(() => replace("AuditEvent")).toThrow("append-only");
    database.close();
  });

  it("of before a change of key still verifies, and the change is an event", async () => {
    const before = await makeCheckpoint(NOON);
    rmSync(path.join(ledger.dataDir, "keys", "log-signing.pem"));
    const after = await makeCheckpoint(NEXT_DAY);
    const keys = await verifierKeys(after.checkpoint.origin);
    expect(keys).toHaveLength(2);
    expect(keys.map((key) => isCheckpointOf(before.checkpoint, key))).toEqual([true, false]);
    expect(keys.map((key) => isCheckpointOf(after.checkpoint, key))).toEqual([false, true]);
    expect(await ledger.db.auditEvent.count({ where: { action: "log_key.introduced" } })).toBe(2);
    expect((await compareWithOutside(ledger.db, before.text)).outcome).toBe("consistent");
  });
});

describe("the proof between two checkpoints", () => {
  const { viewer } = contextFor("auditor");
  /** Files as somebody has them who was handed the two, and what the command says to them. */
  function checked(earlier: string, proof: string, ...more: readonly string[]) {
    const [checkpoint, consistency] = ["earlier.txt", "proof.txt"].map((name) =>
      path.join(ledger.dataDir, name),
    );
    writeFileSync(checkpoint as string, earlier);
    writeFileSync(consistency as string, proof);
    const asked = ["--checkpoint", checkpoint as string, "--consistency", consistency as string, ...more];
    const run = spawnSync(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "lib/cli/audit-verify.ts", ...asked],
      { encoding: "utf8", env: { ...process.env, DATA_DIR: path.join(ledger.dataDir, "elsewhere") } },
    );
    return { holds: run.status === 0, said: run.stdout + run.stderr };
  }

  it("is checked with the earlier one and the key alone, without the log", async () => {
    await happen(3);
    const earlier = await makeCheckpoint(NOON);
    await happen(5);
    const later = await makeCheckpoint(NEXT_DAY);
    const [from, size] = [earlier.checkpoint.size, later.checkpoint.size];
    const { text, fileName } = await consistencyFile(viewer, from, size);
    expect(fileName).toMatch(/^一致性证明-\d+-[0-9a-f]{16}-\d+-[0-9a-f]{16}\.txt$/);
    const keys = await verifierKeys(earlier.checkpoint.origin);
    const key = ["--key", keyText(keys.at(-1) as VerifierKey)];
    expect(checked(earlier.text, text, ...key)).toMatchObject({ holds: true });
    expect(checked(earlier.text, text, ...key).said).toContain(`by ${size - from} event(s)`);
    // Nobody's word is taken for the key: without one, another machine knows none.
    expect(checked(earlier.text, text)).toMatchObject({ holds: false });
    const other = await makeCheckpoint(NOON);
    expect(checked(other.text, text, ...key)).toMatchObject({ holds: false });
  });

  it("is there only for two that were signed, the earlier one first, and for those who read the log", async () => {
    const { size } = (await makeCheckpoint(NOON)).checkpoint;
    await expect(consistencyFile(viewer, size, size)).rejects.toMatchObject({ code: "INVALID" });
    await expect(consistencyFile(viewer, 1, size)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { viewer: supervisor } = contextFor("supervisor");
    await expect(consistencyFile(supervisor, 1, size)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a checkpoint that was kept outside", () => {
  let outside: string;
  let size: number;
  beforeAll(async () => {
    await happen(4);
    const made = await makeCheckpoint(NOON);
    [outside, size] = [made.text, made.checkpoint.size];
    await happen(3);
  });

  it("is found to be the beginning of the log", async () => {
    expect(await compareWithOutside(ledger.db, outside.replaceAll("\n", "\r\n").trim())).toEqual({
      outcome: "consistent",
      size,
      signedAt: NOON.toISOString(),
      added: 3,
    });
  });

  it("is not taken where it is no checkpoint, or of nobody's signature", async () => {
    expect(await compareWithOutside(ledger.db, "存证")).toEqual({ outcome: "unreadable" });
    const claimed = outside.replace(`\n${size}\n`, `\n${size + 1}\n`);
    expect(await compareWithOutside(ledger.db, claimed)).toEqual({ outcome: "unsigned", size: size + 1 });
    const other = outside.replaceAll(/target-ledger\/[0-9a-f]+/g, "target-ledger/0000000000000000");
    expect(await compareWithOutside(ledger.db, other)).toMatchObject({ outcome: "other_log" });
  });

  it("shows an event that was rewritten, by its number", async () => {
    const body = (await ledger.db.auditEvent.findUniqueOrThrow({ where: { seq: 2 } })).body;
    tamper(`UPDATE AuditEvent SET body = replace(body, '"rows":1', '"rows":9') WHERE seq = 2`);
    expect(await compareWithOutside(ledger.db, outside)).toEqual({ outcome: "changed", size, seq: 2 });
    tamper(`UPDATE AuditEvent SET body = '${body.replaceAll("'", "''")}' WHERE seq = 2`);
    expect((await compareWithOutside(ledger.db, outside)).outcome).toBe("consistent");
  });

  it("shows a tail that was cut, though what is left is a chain that holds", async () => {
    tamper(`DELETE FROM AuditEvent WHERE seq >= ${size}`);
    expect(await verifyChain(ledger.db)).toMatchObject({ ok: true, events: size - 1 });
    expect(await compareWithOutside(ledger.db, outside)).toEqual({ outcome: "cut", size, events: size - 1 });
    expect(await verifyCheckpoints(ledger.db)).toMatchObject({ ok: false, fault: "cut" });
  });

  it("shows a history that was made up anew, though every link of it holds", async () => {
    await happen(6);
    expect(await verifyChain(ledger.db)).toMatchObject({ ok: true });
    expect(await compareWithOutside(ledger.db, outside)).toEqual({ outcome: "changed", size, seq: null });
    expect(await verifyCheckpoints(ledger.db)).toEqual({ ok: false, size, fault: "root" });
  });

  it("is not signed over: a log that breaks gets no new checkpoint, and a forged one is no ground to go on from", async () => {
    tamper(`UPDATE AuditEvent SET actorName = '别人' WHERE seq = (SELECT max(seq) FROM AuditEvent)`);
    await expect(makeCheckpoint(NEXT_DAY)).rejects.toThrow("columns");
    const latest = await latestCheckpoint();
    expect(latest && shortForm(latest.checkpoint)).toBe(shortForm(readCheckpoint(outside) as never));
  });
});
