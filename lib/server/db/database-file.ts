import "server-only";
import { Worker } from "node:worker_threads";

/** One statement and its values. */
type Statement = readonly [sql: string, ...values: readonly string[]];

/** What a thread of its own runs; plain CommonJS, because no build step comes between. */
const PROGRAM = `
const { parentPort, workerData: { file, readonly, statements } } = require("node:worker_threads");
const Database = require("better-sqlite3");
let database;
try {
  database = new Database(file, { readonly });
  parentPort.postMessage(statements.map(([sql, ...values]) => {
    const statement = database.prepare(sql);
    return statement.reader ? statement.all(values) : (statement.run(values), []);
  }));
} catch (error) {
  // Of SQLite's own kind of error only the code would come out of the thread, as a bare object.
  throw Object.assign(new Error(error.message), { code: error.code });
} finally {
  database?.close();
}`;

/**
 * Runs statements on a ledger's file as a whole, beside the connections of the product and in a thread of its own: they
 * take seconds on a large ledger, and SQLite would keep every request of the process waiting meanwhile.
 *
 * @returns the rows of each statement
 * @throws Error what SQLite says
 */
function inFile(
  file: string,
  { readonly }: { readonly readonly: boolean },
  ...statements: readonly Statement[]
): Promise<readonly (readonly Readonly<Record<string, unknown>>[])[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { file, readonly, statements } });
    worker
      .once("message", resolve)
      .once("error", reject)
      .once("exit", (code) => reject(new Error(`the thread for ${file} ended with ${code}`)));
  });
}

const READ = { readonly: true };

/** Copies the database as it stands at one instant: whoever writes meanwhile is neither in the copy nor kept waiting. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await inFile(from, READ, ["VACUUM INTO ?", to]);
}

/** Puts the write-ahead log into the file itself, so that the file alone is the database. Nobody else has it open. */
export async function makeSingleFile(file: string): Promise<void> {
  await inFile(file, { readonly: false }, ["PRAGMA journal_mode = DELETE"]);
}

/** The keys of every stored file that a ledger names, sorted. */
export async function storageKeysIn(file: string): Promise<readonly string[]> {
  const [rows = []] = await inFile(file, READ, [
    `SELECT storageKey FROM Report UNION SELECT storageKey FROM LedgerImport
     UNION SELECT storageKey FROM Evidence WHERE storageKey IS NOT NULL ORDER BY 1`,
  ]);
  return rows.map(({ storageKey }) => String(storageKey));
}

/** A part of a database's plan: a table, an index or a trigger, and the statement that makes it. */
export interface SchemaPart {
  readonly kind: string;
  readonly name: string;
  readonly sql: string | null;
}

/** The tables, indexes and triggers of a database, by name; what SQLite keeps for itself is left out. */
export async function schemaOf(file: string): Promise<readonly SchemaPart[]> {
  const [rows = []] = await inFile(file, READ, [
    "SELECT type AS kind, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name",
  ]);
  return rows as readonly unknown[] as readonly SchemaPart[];
}

/** Whether SQLite finds its own pages whole and no reference that leads nowhere. */
export async function isSound(file: string): Promise<boolean> {
  const [pages, strays] = await inFile(file, READ, ["PRAGMA integrity_check"], ["PRAGMA foreign_key_check"]);
  return pages?.length === 1 && pages[0]?.integrity_check === "ok" && strays?.length === 0;
}
