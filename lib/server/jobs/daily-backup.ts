import "server-only";
import { spawn } from "node:child_process";
import { startOfDay } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { housekeep } from "../db/transact";
import { env } from "../env";
import { claimDay } from "./claim-day";

const JOB = "backup";
const HOUR_MS = 3_600_000;
/** In the night of Asia/Shanghai, when nobody waits for the disk. */
const FROM_HOUR = 2;
/** A backup that was killed, or failed, is tried again after this time. */
const LEASE_MS = 2 * HOUR_MS;

/**
 * 每日备份: once a day a backup in a process of its own, so that nobody's request waits for it.
 *
 * @returns whether one was made now; false where the day has its own, another process is at it, it is too early or the
 *   environment says `BACKUP=off`
 * @throws Error with what the backup said when it failed
 */
export async function makeDailyBackup(at: Date): Promise<boolean> {
  if (!env().backup.daily) return false;
  const day = dayOf(at);
  if (at.getTime() < startOfDay(day).getTime() + FROM_HOUR * HOUR_MS) return false;
  if (!(await claimDay(JOB, day, at, LEASE_MS))) return false;
  await runBackup();
  await housekeep((tx) =>
    tx.jobRun.update({ where: { job_day: { job: JOB, day } }, data: { finishedAt: at } }),
  );
  return true;
}

function runBackup(): Promise<void> {
  // Put together at run time: a path in one piece would make the bundler look for the module and pack it.
  const program = [process.cwd(), "lib", "cli", "backup.ts"].join("/");
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program], {
    cwd: process.cwd(),
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-4000)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(errors || `exit code ${code}`)),
    );
  });
}
