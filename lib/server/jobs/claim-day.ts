import "server-only";
import { db } from "../db/client";
import { housekeep } from "../db/transact";

/**
 * Takes a day's run of a job for this process: restarts and second processes don't matter, one of them gets it. A runner
 * that was killed is replaced when its lease is over; whoever finishes says so in `jobRun.finishedAt`.
 *
 * @param day `YYYY-MM-DD`
 */
export async function claimDay(job: string, day: string, at: Date, leaseMs: number): Promise<boolean> {
  const run = await db().jobRun.findUnique({ where: { job_day: { job, day } } });
  if (run && (run.finishedAt || run.leaseUntil > at)) return false;
  const leaseUntil = new Date(at.getTime() + leaseMs);
  return housekeep(async (tx) => {
    const taken = await tx.jobRun.updateMany({
      where: { job, day, finishedAt: null, leaseUntil: { lte: at } },
      data: { leaseUntil },
    });
    if (taken.count === 1) return true;
    const known = await tx.jobRun.findUnique({ where: { job_day: { job, day } } });
    if (known) return false;
    await tx.jobRun.create({ data: { job, day, leaseUntil }, select: { day: true } });
    return true;
  });
}
