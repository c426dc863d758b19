import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

/** The table of `prisma migrate`, so that both it and this runner see the same history. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The migrations of the program, in order. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings a database file up to the program, creating it where it is missing.
 *
 * @returns the names of the migrations it applied.
 * @throws Error when the database is newer than the program, or holds a migration that was edited or cut short.
 */
export function migrate(
  file: string,
  folder = path.join(process.cwd(), "prisma", "migrations", "sqlite"),
): readonly string[] {
  const migrations = readMigrations(folder);
  if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const database = new Database(file);
  try {
    database.pragma("busy_timeout = 10000");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    // One transaction for everything: a start that is killed leaves the old version, and of two starts one waits.
    return database
      .transaction(() => {
        database.exec(HISTORY);
        const applied = readHistory(database);
        refuseStrangeHistory(applied, migrations);
        const pending = migrations.slice(applied.length);
        for (const migration of pending) apply(database, migration);
        return pending.map(({ name }) => name);
      })
      .immediate();
  } finally {
    database.close();
  }
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: string | number | null;
}

function readHistory(database: Database.Database): readonly AppliedMigration[] {
  return database
    .prepare<[], AppliedMigration>(
      `SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all();
}

function refuseStrangeHistory(applied: readonly AppliedMigration[], known: readonly Migration[]): void {
  applied.forEach((row, index) => {
    const migration = known[index];
    if (!migration || migration.name !== row.migration_name)
      throw new Error(
        `The database holds migration ${row.migration_name}, which this program does not know: it belongs to a newer version. 数据库版本比程序新，请使用新版程序启动。`,
      );
    if (row.finished_at === null)
      throw new Error(
        `Migration ${row.migration_name} was cut short; restore the last backup. 数据库升级曾中断，请先恢复备份。`,
      );
    if (migration.checksum !== row.checksum)
      throw new Error(
        `Migration ${row.migration_name} was edited after it was applied. 迁移脚本与数据库记录不一致。`,
      );
  });
}

function apply(database: Database.Database, migration: Migration): void {
  database.exec(migration.sql);
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), migration.checksum, Date.now(), migration.name, Date.now());
}
