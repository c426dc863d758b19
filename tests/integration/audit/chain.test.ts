import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkNewEvents, recheckChain, verifyChain } from "@/lib/server/audit/verify";
import { openDatabase } from "@/lib/server/db/client";
import { transact } from "@/lib/server/db/transact";
import { contextFor, openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());

beforeAll(async () => {
  for (let i = 1; i <= 12; i += 1)
    await transact(contextFor("system_admin"), async (tx, record) => {
      const id = `u${i}`;
      await tx.unit.create({ data: { id, code: id, name: `第${i}单位`, shortName: id, sortOrder: i } });
      await record({
        action: "unit.created",
        record: { type: "unit", id },
        payload: { after: { name: `第${i}单位` } },
      });
    });
});

let copies = 0;

/** A copy of the ledger whose log somebody with the file in hand has rewritten, triggers taken away. */
function tampered(sql: string): string {
  copies += 1;
  const file = path.join(ledger.dataDir, `tampered-${copies}.db`);
  const original = new Database(ledger.databaseFile);
  original.pragma("wal_checkpoint(TRUNCATE)");
  original.close();
  copyFileSync(ledger.databaseFile, file);
  const database = new Database(file);
  database.exec(`DROP TRIGGER "AuditEvent_no_update"; DROP TRIGGER "AuditEvent_no_delete"; ${sql}`);
  database.close();
  return file;
}

describe("the hash chain of the log", () => {
  it("holds over an untouched log and counts its events", async () => {
    expect(await verifyChain(ledger.db)).toMatchObject({ ok: true, events: 12 });
  });

  it.each([
    [
      "a changed body",
      `UPDATE AuditEvent SET body = replace(body, '第5单位', '第6单位') WHERE seq = 5`,
      5,
      "hash",
    ],
    ["a removed event", `DELETE FROM AuditEvent WHERE seq = 7`, 8, "gap"],
    ["a changed hash", `UPDATE AuditEvent SET hash = substr(hash, 2) || '0' WHERE seq = 3`, 3, "hash"],
    [
      "a column that says something else than the body",
      `UPDATE AuditEvent SET actorName = '别人' WHERE seq = 9`,
      9,
      "columns",
    ],
    [
      "a changed time",
      `UPDATE AuditEvent SET at = '2020-01-01T00:00:00.000+00:00' WHERE seq = 2`,
      2,
      "columns",
    ],
    ["a cut link", `UPDATE AuditEvent SET prevHash = hash WHERE seq = 4`, 4, "previous_hash"],
  ])("finds %s and names the first broken link", async (_, sql, seq, fault) => {
    const database = openDatabase(tampered(sql));
    expect(await verifyChain(database)).toMatchObject({ ok: false, seq, fault });
    await database.$disconnect();
  });

  describe("where it was walked before", () => {
    const [THEN, LATER, LAST] = ["2026-10-20T01:00:00Z", "2026-10-21T01:00:00Z", "2026-10-22T01:00:00Z"].map(
      (instant) => new Date(instant),
    ) as [Date, Date, Date];

    /** A database that was found whole up to its sixth event and then altered under the open connection. */
    async function alteredAfterSix(sql: string) {
      const file = tampered(`CREATE TABLE Later AS SELECT * FROM AuditEvent WHERE seq > 6;
        DELETE FROM AuditEvent WHERE seq > 6`);
      const database = openDatabase(file);
      expect(await checkNewEvents(database, THEN)).toMatchObject({
        verdict: { ok: true, events: 6 },
        whole: { at: THEN, events: 6 },
      });
      const raw = new Database(file);
      raw.exec(`INSERT INTO AuditEvent SELECT * FROM Later; ${sql}`);
      raw.close();
      return database;
    }

    it("goes on with the new events, and says when all were recomputed last and how many there were", async () => {
      const database = await alteredAfterSix("");
      expect(await checkNewEvents(database, LATER)).toEqual({
        verdict: await verifyChain(database),
        whole: { at: THEN, events: 6 },
      });
      await database.$disconnect();
    });

    it.each([
      ["a fault in a new event", `UPDATE AuditEvent SET actorName = '别人' WHERE seq = 9`, 9],
      [
        "an old event, where the one it ended at was rewritten too",
        `UPDATE AuditEvent SET body = body || ' ' WHERE seq = 2; UPDATE AuditEvent SET hash = substr(hash, 2) || '0' WHERE seq = 6`,
        2,
      ],
      ["a log cut off before the event it ended at", `DELETE FROM AuditEvent WHERE seq IN (5, 6)`, 7],
    ])("finds %s, each time", async (_, sql, seq) => {
      const database = await alteredAfterSix(sql);
      for (const at of [LATER, LAST])
        expect(await checkNewEvents(database, at)).toMatchObject({
          verdict: { ok: false, seq },
          whole: null,
        });
      await database.$disconnect();
    });

    it("leaves an old event that was altered alone to the full walk, which finds it", async () => {
      const database = await alteredAfterSix(`UPDATE AuditEvent SET actorName = '别人' WHERE seq = 3`);
      expect(await checkNewEvents(database, LATER)).toMatchObject({
        verdict: { ok: true, events: 12 },
        whole: { at: THEN, events: 6 },
      });
      expect(await verifyChain(database)).toMatchObject({ ok: false, seq: 3 });
      expect(await recheckChain(database, LATER)).toMatchObject({
        verdict: { ok: false, seq: 3 },
        whole: null,
      });
      expect(await checkNewEvents(database, LAST)).toMatchObject({ verdict: { ok: false, seq: 3 } });
      await database.$disconnect();
    });

    it("a full walk counts as such even while others look on", async () => {
      const database = await alteredAfterSix("");
      const [, rechecked] = await Promise.all([
        checkNewEvents(database, LATER),
        recheckChain(database, LAST),
        checkNewEvents(database, LAST),
      ]);
      expect(rechecked.whole).toEqual({ at: LAST, events: 12 });
      expect((await checkNewEvents(database, LAST)).whole).toEqual({ at: LAST, events: 12 });
      await database.$disconnect();
    });
  });

  it("`npm run audit:verify` exits 0 on a whole log, and 1 with the link's number on a broken one", () => {
    const run = (file: string) =>
      spawnSync(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", "lib/cli/audit-verify.ts", file],
        { encoding: "utf8" },
      );
    expect(run(ledger.databaseFile)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("12 events"),
    });
    const broken = run(
      tampered(`UPDATE AuditEvent SET body = replace(body, '第5单位', '第6单位') WHERE seq = 5`),
    );
    expect(broken).toMatchObject({ status: 1, stderr: expect.stringContaining("event 5") });
  });
});
