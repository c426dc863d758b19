import Database from "better-sqlite3";
import { type TestServer } from "./server";

/** Rows of the running server's ledger, read beside the product. */
export function readRows<Row>(server: TestServer, sql: string, ...values: readonly string[]): readonly Row[] {
  const database = new Database(server.databaseFile, { readonly: true });
  try {
    return database.prepare<unknown[], Row>(sql).all(...values);
  } finally {
    database.close();
  }
}

/** The first of them. @throws Error where there is none */
export function readRow<Row>(server: TestServer, sql: string, ...values: readonly string[]): Row {
  const [row] = readRows<Row>(server, sql, ...values);
  if (!row) throw new Error(`no row: ${sql} (${values.join(", ")})`);
  return row;
}

/** The id of the sample district's target with this indicator. */
export const targetId = (server: TestServer, indicator: string): string =>
  readRow<{ id: string }>(server, "SELECT id FROM Target WHERE indicator = ?", indicator).id;

export interface StoredReport {
  readonly id: string;
  readonly state: string;
  readonly value: string | null;
  readonly progress: string;
}

/** A target's report of a month (`YYYY-MM`) as it is stored. */
export const storedReport = (server: TestServer, target: string, period: string): StoredReport =>
  readRow<StoredReport>(
    server,
    "SELECT id, state, value, progress FROM ProgressReport WHERE targetId = ? AND period = ?",
    target,
    period,
  );
