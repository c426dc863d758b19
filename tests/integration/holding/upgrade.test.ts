import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { migrate, readMigrations } from "@/lib/server/db/migrate";

const PROGRAM = path.join("prisma", "migrations", "sqlite");
const work = mkdtempSync(path.join(os.tmpdir(), "ledger-upgrade-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const names = readMigrations(PROGRAM).map(({ name }) => name);

/** The program as it was when it knew the first `count` migrations only. */
function olderProgram(count: number): string {
  const folder = path.join(work, `program-${count}`);
  for (const name of names.slice(0, count))
    cpSync(path.join(PROGRAM, name), path.join(folder, name), { recursive: true });
  return folder;
}

/** A ledger of that program with something in it, closed. */
function olderLedger(folder: string, count: number): string {
  const file = path.join(work, folder, "ledger.db");
  migrate(file, olderProgram(count));
  const database = new Database(file);
  database
    .prepare(
      "INSERT INTO Unit (id, code, name, shortName, sortOrder) VALUES ('rs', 'rs', '人社局', '人社', 1)",
    )
    .run();
  database.close();
  return file;
}

function within<T>(file: string, look: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

const schemaOf = (file: string) =>
  within(file, (database) =>
    database.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").all(),
  );
const appliedTo = (file: string) =>
  within(file, (database) =>
    database.prepare("SELECT migration_name FROM _prisma_migrations ORDER BY 1").pluck().all(),
  );

/** The statements of a script, each as SQLite takes them: a trigger's body has semicolons of its own. */
function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let open = "";
  for (const line of sql.split("\n")) {
    open += `${line}\n`;
    const inside = /CREATE\s+TRIGGER/i.test(open) && !/END;\s*$/i.test(open);
    if (!/;\s*$/.test(line) || inside) continue;
    statements.push(open);
    open = "";
  }
  return open.trim() ? [...statements, open] : statements;
}

/**
 * What a killed process leaves behind, after each statement of an upgrade: the files as they lie there at that moment. The
 * cache is made so small that what is not committed is on the disk too.
 */
function deathsDuring(file: string): string[] {
  const deaths: string[] = [];
  const exec = Database.prototype.exec;
  vi.spyOn(Database.prototype, "exec").mockImplementation(function (this: Database.Database, sql: string) {
    for (const statement of statementsOf(sql)) {
      this.pragma("cache_size = 1");
      exec.call(this, statement);
      const death = path.join(work, `death-${deaths.length}`);
      cpSync(path.dirname(file), death, { recursive: true });
      deaths.push(path.join(death, path.basename(file)));
    }
    return this;
  });
  migrate(file, PROGRAM);
  vi.restoreAllMocks();
  return deaths;
}

describe("upgrade", () => {
  it("killed after any statement: the next start finds the old ledger whole and brings it up", () => {
    const fresh = path.join(work, "fresh", "ledger.db");
    migrate(fresh, PROGRAM);
    const whole = schemaOf(fresh);
    const known = 1;
    const deaths = deathsDuring(olderLedger("upgraded", known));
    const statements = readMigrations(PROGRAM)
      .slice(known)
      .flatMap(({ sql }) => statementsOf(sql));
    // And the table of migrations, which is made first where it is missing.
    expect(deaths).toHaveLength(statements.length + 1);
    // Something of it was on the disk already: otherwise this would show nothing.
    expect(deaths.some((death) => statSync(`${death}-wal`).size > 100_000)).toBe(true);
    for (const death of deaths) {
      expect(migrate(death, PROGRAM)).toEqual(names.slice(known));
      expect(schemaOf(death)).toEqual(whole);
      expect(appliedTo(death)).toEqual(names);
      const [sound, units] = within(death, (database) => [
        database.pragma("integrity_check", { simple: true }),
        database.prepare("SELECT name FROM Unit").pluck().all(),
      ]);
      expect(sound).toBe("ok");
      expect(units).toEqual(["人社局"]);
      rmSync(path.dirname(death), { recursive: true });
    }
  });

  it("an older program refuses a newer ledger with a clear sentence and leaves it as it is", () => {
    const file = path.join(work, "newer", "ledger.db");
    migrate(file, PROGRAM);
    const before = schemaOf(file);
    expect(() => migrate(file, olderProgram(names.length - 1))).toThrow(
      "数据库版本比程序新，请使用新版程序启动。",
    );
    expect(schemaOf(file)).toEqual(before);
    expect(appliedTo(file)).toEqual(names);
  });

  it("a ledger whose upgrade stands half in its history, or was edited, is not touched", () => {
    const file = path.join(work, "edited", "ledger.db");
    migrate(file, PROGRAM);
    const change = (sql: string) => {
      const database = new Database(file);
      database.exec(sql);
      database.close();
    };
    const last = names.at(-1);
    change(`UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name = '${last}'`);
    expect(() => migrate(file, PROGRAM)).toThrow("迁移脚本与数据库记录不一致。");
    change(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${last}'`);
    expect(() => migrate(file, PROGRAM)).toThrow("数据库升级曾中断，请先恢复备份。");
  });
});
