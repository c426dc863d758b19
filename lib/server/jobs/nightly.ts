import "server-only";
import { startOfDay } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { housekeep } from "../db/transact";
import { claimDay } from "./claim-day";

const HOUR_MS = 3_600_000;
/** What was killed, or failed, is tried again after this time. */
const LEASE_MS = 2 * HOUR_MS;

/**
 * Does a day's work once, from an hour of Asia/Shanghai on, whichever process comes first.
 *
 * @returns whether it was done now
 * @throws what the work throws; it comes up again after two hours
 */
export async function nightly(
  job: string,
  fromHour: number,
  at: Date,
  work: () => Promise<void>,
): Promise<boolean> {
  const day = dayOf(at);
  if (at.getTime() < startOfDay(day).getTime() + fromHour * HOUR_MS) return false;
  if (!(await claimDay(job, day, at, LEASE_MS))) return false;
  await work();
  await housekeep((tx) => tx.jobRun.update({ where: { job_day: { job, day } }, data: { finishedAt: at } }));
  return true;
}
