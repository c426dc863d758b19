import "server-only";
import Database from "better-sqlite3";

/** What is done to a ledger's file as a whole, beside the connections of the product. */
function withFile<T>(
  file: string,
  options: { readonly: boolean },
  work: (database: Database.Database) => T,
): T {
  const database = new Database(file, options);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const READ = { readonly: true };

/** Copies the database as it stands at one instant: whoever writes meanwhile is neither in the copy nor kept waiting. */
export function copyDatabase(from: string, to: string): void {
  withFile(from, READ, (database) => database.prepare("VACUUM INTO ?").run(to));
}

/** Puts the write-ahead log into the file itself, so that the file alone is the database. Nobody else has it open. */
export function makeSingleFile(file: string): void {
  withFile(file, { readonly: false }, (database) => database.pragma("journal_mode = DELETE"));
}

/** The keys of every stored file that a ledger names, sorted. */
export function storageKeysIn(file: string): readonly string[] {
  return withFile(file, READ, (database) =>
    database
      .prepare<[], string>(
        `SELECT storageKey FROM Report UNION SELECT storageKey FROM LedgerImport
         UNION SELECT storageKey FROM Evidence WHERE storageKey IS NOT NULL ORDER BY 1`,
      )
      .pluck()
      .all(),
  );
}

/** Whether SQLite finds its own pages whole and no reference that leads nowhere. */
export function isSound(file: string): boolean {
  return withFile(
    file,
    READ,
    (database) =>
      database.pragma("integrity_check", { simple: true }) === "ok" &&
      (database.pragma("foreign_key_check") as readonly unknown[]).length === 0,
  );
}
