// `npm run backup [-- --to FOLDER] [--keep N] [--keys FOLDER]`: backs the ledger up while it is in use, restores the copy
// into a fresh folder and verifies it there before it counts. `npm run backup -- --check RUN` reads a backup again.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { copyKeys } from "@/lib/server/backup/backup-keys";
import { checkBackup } from "@/lib/server/backup/check-backup";
import { makeBackup, pruneBackups } from "@/lib/server/backup/make-backup";
import { type Manifest } from "@/lib/server/backup/manifest";
import { env } from "@/lib/server/env";

const text = { type: "string" } as const;

function contents({ log, blobs, database }: Manifest): string {
  const megabytes = [database, ...blobs].reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return `${log.events} events, ${blobs.length} files, ${megabytes.toFixed(1)} MB, head ${log.head}`;
}

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values } = parseArgs({ options: { to: text, keep: text, keys: text, check: text } });
  if (values.check) {
    const manifest = await checkBackup(path.resolve(values.check));
    console.log(`The backup is as it was written 备份完好: ${contents(manifest)}`);
  } else {
    const { databaseFile, dataDir, backup } = env();
    if (!existsSync(databaseFile))
      throw new Error(`There is no database at ${databaseFile}. 没有找到数据库。`);
    const keep = Number(values.keep ?? backup.keep);
    if (!Number.isInteger(keep) || keep < 1)
      throw new Error("--keep is a number from 1 on. 保留份数应为正整数。");
    const into = path.resolve(values.to ?? backup.folder);
    const { run, manifest } = await makeBackup(into, new Date());
    console.log(`Backed up and restored on trial 已备份并通过恢复演练: ${run}`);
    console.log(contents(manifest));
    await pruneBackups(into, keep);
    if (values.keys) {
      const apart = path.join(path.resolve(values.keys), path.basename(run));
      const files = await copyKeys(path.join(dataDir, "keys"), apart);
      console.log(`${files} key file(s) copied to ${apart}: keep them apart 密钥须与备份分开保管`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
