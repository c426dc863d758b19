import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STATED_TABLES } from "@/lib/domain/stated/tables";
import { verifyChain } from "@/lib/server/audit/verify";
import { verifyCheckpoints } from "@/lib/server/audit/verify-checkpoints";
import { verifyRecords } from "@/lib/server/audit/verify-records";
import { verifySchema } from "@/lib/server/audit/verify-schema";
import { openDatabase } from "@/lib/server/db/client";
import { copyDatabase, isSound } from "@/lib/server/db/database-file";
import { flipped, randomOf } from "@/tests/support/flips";
import { openSampleLedger, type TestLedger } from "@/tests/support/ledger";

/*
 * Flips in the bytes of the database's file itself, wherever they fall: in a value, in a page's own order, in the statement
 * of a trigger. A byte that no page uses, or of a table that only keeps house (`UNSTATED_TABLES`), changes nothing that the
 * ledger says; every other one is found by what `npm run audit:verify` asks, one after the other. `FLIPS=2000` tries more.
 */
const FLIPS = Number(process.env.FLIPS ?? 40);

let ledger: TestLedger;
let copy: string;
beforeAll(async () => {
  ledger = openSampleLedger();
  copy = `${ledger.dataDir}/copy.db`;
  await copyDatabase(ledger.databaseFile, copy);
});
afterAll(() => ledger.close());

/** What the file says of everything that the log and the checkpoints hold, in one hash. */
function sayings(file: string): string {
  const database = new Database(file, { readonly: true });
  try {
    const hash = createHash("sha256");
    const held = STATED_TABLES.map(({ table, columns, lists }) => [
      table,
      Object.keys(columns).filter((name) => !name.startsWith("_") && lists?.[name] === undefined),
    ]) as [string, string[]][];
    const all = [...held, ["AuditEvent", ["*"]], ["Checkpoint", ["*"]], ["sqlite_schema", ["sql"]]] as const;
    for (const [table, columns] of all) {
      const names = columns.map((name) => (name === "*" ? name : `"${name}"`)).join();
      for (const row of database.prepare(`SELECT ${names} FROM "${table}"`).raw().iterate())
        hash.update(JSON.stringify((row as unknown[]).map(spoken)));
    }
    return hash.digest("hex");
  } finally {
    database.close();
  }
}

/** Two spellings of one instant say the same. */
const spoken = (value: unknown): unknown =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
    ? Date.parse(value)
    : value;

/** What finds it, of what the auditor's command asks in this order; null where nothing does. */
async function finder(file: string, untouched: string | null): Promise<string | null> {
  if (!(await isSound(file).catch(() => false))) return "pages";
  if (untouched !== null && sayings(file) === untouched) return "says the same";
  const database = openDatabase(file);
  try {
    if (!(await verifyChain(database)).ok) return "chain";
    if (!(await verifyCheckpoints(database)).ok) return "checkpoints";
    if (!(await verifySchema(file)).ok) return "schema";
    return (await verifyRecords(database)).ok ? null : "records";
  } catch {
    return "unreadable";
  } finally {
    await database.$disconnect();
    for (const rest of [`${file}-wal`, `${file}-shm`]) rmSync(rest, { force: true });
  }
}

describe("every flipped bit and byte of the database's file that changes what the ledger says is found", () => {
  it(`${FLIPS} of ${FLIPS}`, { timeout: 300_000 }, async () => {
    const random = randomOf(2026);
    const bytes = new Uint8Array(readFileSync(copy));
    const untouched = sayings(copy);
    expect(await finder(copy, null)).toBeNull();
    const found: Record<string, number> = {};
    const missed: number[] = [];
    const handle = openSync(copy, "r+");
    for (let round = 0; round < FLIPS; round++) {
      const at = random(bytes.length);
      const [other = 0] = flipped(bytes.subarray(at, at + 1), random, round);
      writeSync(handle, Uint8Array.of(other), 0, 1, at);
      const by = (await finder(copy, untouched)) ?? "nothing";
      found[by] = (found[by] ?? 0) + 1;
      if (by === "nothing") missed.push(at);
      writeSync(handle, bytes, at, 1, at);
    }
    closeSync(handle);
    console.log(found);
    expect(missed).toEqual([]);
    // Pages, log and tables: the flips fell where it matters.
    for (const by of ["pages", "chain", "records"]) expect(found[by] ?? 0, by).toBeGreaterThan(FLIPS / 20);
    expect(await finder(copy, null)).toBeNull();
  });
});
