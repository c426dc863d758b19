import "server-only";
import { env } from "../env";
import { type LedgerView, ledgerView } from "../ledger-view";
import { Prisma, PrismaClient } from "./generated/client";
import { LedgerSqlite } from "./sqlite-adapter";

/** The client as everybody outside a transaction sees it: it can read only (see sqlite-adapter.ts). */
export type Db = ReturnType<typeof openDatabase>;

/** The client inside a transaction. */
export type Tx = Omit<Db, "$connect" | "$disconnect" | "$transaction" | "$extends" | "$on">;

export type { Prisma };

/** Pieces of SQL with their parameters, for conditions that a query is put together from. */
export const { sql, join: joinSql } = Prisma;
export type Sql = Prisma.Sql;

/**
 * Opens a database file with its own connections.
 *
 * @param file absolute path of a migrated SQLite database.
 */
export function openDatabase(file: string) {
  return new PrismaClient({
    adapter: new LedgerSqlite(file),
    // No query gets a secret by accident; those that need one ask for it by name.
    omit: {
      user: { passwordHash: true },
      apiToken: { hash: true },
      messageChannels: { webhookUrl: true, webhookSecret: true },
    },
  });
}

const shared = globalThis as { ledgerDb?: Db };

/** The database of this process, or that of the earlier day which is looked at; one for all module instances. */
export function db(): Db {
  const view = ledgerView() as LedgerView<Db> | null;
  return view?.database ?? (shared.ledgerDb ??= openDatabase(env().databaseFile));
}
