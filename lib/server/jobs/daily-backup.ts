import "server-only";
import { env } from "../env";
import { nightly } from "./nightly";
import { runProgram } from "./run-program";

/** In the night of Asia/Shanghai, when nobody waits for the disk. */
const FROM_HOUR = 2;

/**
 * 每日备份: once a day a backup.
 *
 * @returns whether one was made now; false where the day has its own, another process is at it, it is too early or the
 *   environment says `BACKUP=off`
 * @throws Error with what the backup said when it failed
 */
export async function makeDailyBackup(at: Date): Promise<boolean> {
  if (!env().backup.daily) return false;
  return nightly("backup", FROM_HOUR, at, () => runProgram("backup"));
}
