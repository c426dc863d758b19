import { copyFileSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { type Viewer } from "@/lib/domain/access";
import { type Role } from "@/lib/domain/vocabulary";
import { type ViewerContext } from "@/lib/server/commands/context";
import { type Db, openDatabase } from "@/lib/server/db/client";
import { migrate, readMigrations } from "@/lib/server/db/migrate";
import { forgetTargets } from "@/lib/server/queries/target-reading";
import { seededFolder } from "./seeded-folder";
import { viewerWith } from "./viewer";

const MIGRATIONS = path.join(process.cwd(), "prisma", "migrations", "sqlite");

/** A migrated, empty database, built once for these migrations and copied for each test file. */
function templateDatabase(): string {
  const key = createHash("sha256")
    .update(
      readMigrations(MIGRATIONS)
        .map((m) => m.checksum)
        .join(),
    )
    .digest("hex")
    .slice(0, 16);
  const file = path.join(os.tmpdir(), `ledger-template-${key}.db`);
  if (!existsSync(file)) {
    const draft = `${file}.${randomUUID()}`;
    migrate(draft, MIGRATIONS);
    renameSync(draft, file);
  }
  return file;
}

export interface TestLedger {
  readonly db: Db;
  readonly dataDir: string;
  readonly databaseFile: string;
  /** Closes the database and removes the folder. */
  readonly close: () => Promise<void>;
}

/**
 * A ledger of its own for one test file: real SQLite file, real folder of files. The product's `db()` and
 * `env()` of this process point at it, so call it once, before anything of `lib/server` is used.
 *
 * @param dataDir an empty folder that exists, where it is not any
 */
export function openTestLedger(dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-test-"))): TestLedger {
  copyFileSync(templateDatabase(), path.join(dataDir, LEDGER_FILE));
  return openLedgerIn(dataDir);
}

/** The same, with the sample district in it. */
export function openSampleLedger(): TestLedger {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-sample-"));
  cpSync(seededFolder(), dataDir, { recursive: true });
  return openLedgerIn(dataDir);
}

const LEDGER_FILE = "ledger.db";

function openLedgerIn(dataDir: string): TestLedger {
  const databaseFile = path.join(dataDir, LEDGER_FILE);
  process.env.DATA_DIR = dataDir;
  // Tests ask faster than people; the limits have a test of their own.
  process.env.EXPORTS_PER_MINUTE ??= "100000";
  process.env.UPLOADS_PER_MINUTE ??= "100000";
  const db = openDatabase(databaseFile);
  (globalThis as { ledgerDb?: Db }).ledgerDb = db;
  return {
    db: planting(db),
    dataDir,
    databaseFile,
    close: async () => {
      await db.$disconnect();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The database for tests, which plant rows without events: what the product read before it reads again. */
function planting(db: Db): Db {
  return new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== "$transaction" || typeof member !== "function") return member;
      return (...args: unknown[]) =>
        (member.apply(target, args) as Promise<unknown>).finally(() => forgetTargets());
    },
  });
}

/** A context as the wrappers would make it, for a person with this role. */
export function contextFor(
  role: Role,
  viewer: Partial<Viewer> = {},
  now = new Date("2026-10-20T01:00:00Z"),
): ViewerContext {
  return { now, requestId: randomUUID(), viewer: viewerWith(role, viewer) };
}
