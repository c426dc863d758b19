import { readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TableRule } from "@/lib/domain/stated/rows";
import { STATED_TABLES } from "@/lib/domain/stated/tables";
import { CHAIN_START, stepChain } from "@/lib/server/audit/chain";
import { verifyFiles } from "@/lib/server/audit/verify-files";
import { recordCheck, verifyRecords } from "@/lib/server/audit/verify-records";
import { blobPath } from "@/lib/server/storage/blob-store";
import { flipped, randomOf } from "@/tests/support/flips";
import { openSampleLedger, type TestLedger } from "@/tests/support/ledger";

const TABLE_FLIPS = 3000;
const LOG_FLIPS = 1500;
const FILE_FLIPS = 300;
const UNTOUCHED = 1000;

let ledger: TestLedger;
/** Somebody with the file in hand. */
let file: Database.Database;
beforeAll(() => {
  ledger = openSampleLedger();
  file = new Database(ledger.databaseFile);
  file.pragma("foreign_keys = OFF");
  file.pragma("synchronous = OFF");
  const hindrances =
    "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE UNIQUE%'";
  for (const drop of file.prepare(hindrances).pluck().all()) file.exec(String(drop));
});
afterAll(async () => {
  file.close();
  await ledger.close();
});

/** A stored value with one bit or byte of it flipped, as it can be bound in SQL; null has no bits. */
function otherValue(value: unknown, random: (below: number) => number, round: number): unknown {
  if (typeof value === "number") return value ^ (value > 1 ? 1 << random(12) : 1);
  for (;;) {
    const other = Buffer.from(flipped(new TextEncoder().encode(String(value)), random, round));
    // `-00:00` for `+00:00` is the same instant: nobody is shown anything else.
    const isSame = Date.parse(String(value)) === Date.parse(other.toString("utf8"));
    if (!isSame) return other;
  }
}

/** Writes a value as text where it is bytes, whether they are UTF-8 or not. */
function write(table: string, column: string, rowid: unknown, value: unknown): void {
  const bound = Buffer.isBuffer(value) ? "CAST(? AS TEXT)" : "?";
  file.prepare(`UPDATE "${table}" SET "${column}" = ${bound} WHERE rowid = ?`).run(value, rowid);
}

const modelOf = ({ table }: TableRule) => table.charAt(0).toUpperCase() + table.slice(1);

/** The record whose events speak of a row. */
function ownerOf({ by, ...rule }: TableRule, rowid: unknown): string {
  const model = modelOf({ by, ...rule });
  const sql =
    typeof by === "string"
      ? `SELECT "${by}" FROM "${model}" WHERE rowid = ?`
      : `SELECT o."${by.column}" FROM "${model}" r JOIN "${by.of.charAt(0).toUpperCase()}${by.of.slice(1)}" o ON o.id = r."${by.of}Id" WHERE r.rowid = ?`;
  return String(file.prepare(sql).pluck().get(rowid));
}

/** What extraction found and nobody touched has no event of its own. */
const WHERE: Readonly<Record<string, string>> = { Statement: "WHERE state = 'confirmed'" };
/** Columns that only some events state. */
const SELDOM: ReadonlySet<string> = new Set(["Statement.horizon", "Statement.rejectReason"]);

describe("every flipped bit and byte of the database is found", () => {
  it(`in the values of the tables: ${TABLE_FLIPS} of ${TABLE_FLIPS}`, { timeout: 300_000 }, async () => {
    const random = randomOf(1905);
    const { check } = await recordCheck(ledger.db);
    const tables = STATED_TABLES.map((rule) => ({
      rule,
      rowids: file
        .prepare(`SELECT rowid FROM "${modelOf(rule)}" ${WHERE[modelOf(rule)] ?? ""}`)
        .pluck()
        .all(),
    })).filter(({ rowids }) => rowids.length > 0);
    expect(tables.length).toBeGreaterThanOrEqual(18);
    const missed = new Set<string>();
    for (let round = 0; round < TABLE_FLIPS;) {
      const { rule, rowids } = tables[random(tables.length)] as (typeof tables)[number];
      const model = modelOf(rule);
      const rowid = rowids[random(rowids.length)];
      const columns = Object.keys(rule.columns).filter(
        (name) =>
          !name.startsWith("_") && rule.lists?.[name] === undefined && !SELDOM.has(`${model}.${name}`),
      );
      const column = columns[random(columns.length)] as string;
      const value = file.prepare(`SELECT "${column}" FROM "${model}" WHERE rowid = ?`).pluck().get(rowid);
      if (value === null || value === "") continue;
      const owner = ownerOf(rule, rowid);
      write(model, column, rowid, otherValue(value, random, round));
      if ((await check(rule.group, [owner])).ok) missed.add(`${model}.${column} of ${owner}`);
      write(model, column, rowid, value);
      round += 1;
    }
    expect([...missed]).toEqual([]);
  });

  it(`in the rows of the log: ${LOG_FLIPS} of ${LOG_FLIPS}`, { timeout: 300_000 }, async () => {
    const random = randomOf(8785);
    const columns = file
      .prepare("SELECT name FROM pragma_table_info('AuditEvent')")
      .pluck()
      .all() as string[];
    const events = file.prepare("SELECT count(*) FROM AuditEvent").pluck().get() as number;
    const missed: string[] = [];
    for (let round = 0; round < LOG_FLIPS;) {
      const seq = 1 + random(events);
      const column = columns[random(columns.length)] as string;
      const value = file.prepare(`SELECT "${column}" FROM AuditEvent WHERE seq = ?`).pluck().get(seq);
      if (value === null) continue;
      const other = column === "seq" ? seq + events + 1 : otherValue(value, random, round);
      write("AuditEvent", column, seq, other);
      if (await linkHolds(seq)) missed.push(`${column} of ${seq}`);
      write("AuditEvent", column, column === "seq" ? other : seq, value);
      round += 1;
    }
    expect(missed).toEqual([]);
  });

  it(`in stored files: ${FILE_FLIPS} of ${FILE_FLIPS}`, { timeout: 300_000 }, async () => {
    const random = randomOf(6962);
    const kept = await ledger.db.evidence.findMany({ where: { kind: "file" }, select: { storageKey: true } });
    for (let round = 0; round < FILE_FLIPS; round++) {
      const place = blobPath(String(kept[random(kept.length)]?.storageKey));
      const bytes = Uint8Array.from(readFileSync(place));
      writeFileSync(place, flipped(bytes, random, round));
      expect(await verifyFiles(ledger.db), `round ${round}`).toMatchObject({ ok: false, fault: "changed" });
      writeFileSync(place, bytes);
    }
  });

  it(
    `and what is untouched passes: ${UNTOUCHED} of ${UNTOUCHED}, and the whole`,
    { timeout: 300_000 },
    async () => {
      const random = randomOf(1000);
      const { groups, check } = await recordCheck(ledger.db);
      const records = groups.flatMap(({ group, ids }) => ids.map((id) => ({ group, id })));
      for (let round = 0; round < UNTOUCHED; round++) {
        const { group, id } = records[random(records.length)] as (typeof records)[number];
        expect(await check(group, [id]), `${group} ${id}`).toMatchObject({ ok: true });
      }
      expect(await verifyRecords(ledger.db)).toMatchObject({ ok: true });
      expect(await verifyFiles(ledger.db)).toMatchObject({ ok: true });
    },
  );
});

/** Whether the event of this number follows the one before it, and its columns say what was hashed. */
async function linkHolds(seq: number): Promise<boolean> {
  const rows = await ledger.db.auditEvent
    .findMany({
      where: { seq: { gte: seq - 1, lte: seq } },
      orderBy: { seq: "asc" },
    })
    .catch(() => []);
  const before = seq === 1 ? CHAIN_START : { events: seq - 1, head: rows[0]?.hash ?? "" };
  const row = rows.at(-1);
  return row?.seq === seq && typeof stepChain(before, row) !== "string";
}
