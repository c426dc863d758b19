// `npm run restore -- RUN [--keys FOLDER]`: makes the empty folder that DATA_DIR names a ledger again, out of a backup
// that is verified byte by byte before it counts.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { copyKeys } from "@/lib/server/backup/backup-keys";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { env } from "@/lib/server/env";

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values, positionals } = parseArgs({
    options: { keys: { type: "string" } },
    allowPositionals: true,
  });
  const [run] = positionals;
  if (!run) throw new Error("usage: npm run restore -- BACKUP [--keys FOLDER]");
  const { dataDir } = env();
  const { madeAt, log, blobs } = await restoreBackup(path.resolve(run), dataDir);
  if (values.keys) await copyKeys(path.resolve(values.keys), path.join(dataDir, "keys"));
  console.log(`Restored to ${dataDir} 已恢复: as of ${madeAt}, ${log.events} events, ${blobs.length} files`);
  console.log(`head ${log.head}`);
  console.log("Start it with npm start. 请执行 npm start 启动。");
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
