import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { db } from "@/lib/server/db/client";
import { migrate } from "@/lib/server/db/migrate";
import { type Env } from "@/lib/server/env";

/**
 * Makes a demo ledger beside its place and moves it there when it is whole, so that a start cut short begins again. From
 * then on the demo's clock runs with the machine's, shifted to the ledger's day. Leave `DATABASE_URL` to this.
 *
 * @param now the instant that the demo's clock shows first
 * @throws Error when there is a database already
 */
export async function loadLedger(env: Env, now: string, write: () => Promise<void>): Promise<void> {
  if (existsSync(env.databaseFile))
    throw new Error(
      `There is a database at ${env.databaseFile}: set DATA_DIR to a new folder. 该位置已有数据库，请将 DATA_DIR 指向新目录。`,
    );
  const draft = `${env.databaseFile}.loading`;
  for (const suffix of ["", "-wal", "-shm"]) rmSync(draft + suffix, { force: true });
  process.env.DATABASE_URL = `file:${draft}`;
  migrate(draft);
  await write();
  await db().$disconnect();
  const offset = Date.parse(now) - Date.now();
  writeFileSync(path.join(env.dataDir, "demo-clock"), `${offset >= 0 ? "+" : ""}${offset}\n`);
  renameSync(draft, env.databaseFile);
}
