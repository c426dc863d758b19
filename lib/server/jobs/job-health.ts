import "server-only";
import { backupIsStale, JOB_WATCHERS, type WatchedJob } from "@/lib/domain/job-health";
import { type Role } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { latestCheckpoint } from "../audit/checkpoints";
import { latestBackup } from "../backup/runs";
import { db } from "../db/client";
import { housekeep } from "../db/transact";
import { env } from "../env";
import { peopleWith } from "../messages/recipients";
import { tell } from "../messages/tell";

export interface FailingJob {
  readonly job: WatchedJob;
  /** The day that it fails for: nobody is told twice of it. */
  readonly day: string;
  /** When it last did what it is for; null: never. */
  readonly lastGood: Date | null;
}

/** The daily jobs that fail at an instant, and since when they have not done what they are for. */
export async function failingJobs(at: Date): Promise<readonly FailingJob[]> {
  const found = await Promise.all([failingBackup(at), failingCheckpoint(), failingCheck()]);
  return found.filter((job) => job !== null);
}

/** Those of them that a person with this role is told of. */
export async function jobsFailingFor(role: Role, at: Date): Promise<readonly FailingJob[]> {
  return (await failingJobs(at)).filter(({ job }) => JOB_WATCHERS[job].includes(role));
}

/** `BACKUP=off` says that somebody else makes them: what the product doesn't know of, it can't miss. */
async function failingBackup(at: Date): Promise<FailingJob | null> {
  const { backup } = env();
  if (!backup.daily) return null;
  const [lastGood, run, first] = await Promise.all([
    latestBackup(backup.folder),
    latestRun("backup"),
    db().auditEvent.findFirst({ orderBy: { seq: "asc" }, select: { at: true } }),
  ]);
  if (backupIsStale(lastGood, first?.at ?? at, at)) return { job: "backup", day: dayOf(at), lastGood };
  return run?.failedAt && !run.finishedAt ? { job: "backup", day: run.day, lastGood } : null;
}

async function failingCheckpoint(): Promise<FailingJob | null> {
  const [latest, run] = await Promise.all([latestCheckpoint(), latestRun("checkpoint")]);
  if (!run?.failedAt) return null;
  const lastGood = latest && new Date(latest.checkpoint.signedAt);
  return lastGood && lastGood > run.failedAt ? null : { job: "checkpoint", day: run.day, lastGood };
}

/** The last check came to something wrong, and none has passed since. */
async function failingCheck(): Promise<FailingJob | null> {
  const run = await latestRun("check");
  if (!run?.failedAt || run.finishedAt) return null;
  const good = await db().jobRun.findFirst({
    where: { job: "check", finishedAt: { not: null } },
    orderBy: { day: "desc" },
    select: { finishedAt: true },
  });
  return { job: "check", day: run.day, lastGood: good?.finishedAt ?? null };
}

const latestRun = (job: WatchedJob) => db().jobRun.findFirst({ where: { job }, orderBy: { day: "desc" } });

/** Keeps that a job failed on this day, from the first time on. */
export async function noteFailure(job: WatchedJob, at: Date): Promise<void> {
  const key = { job, day: dayOf(at) };
  const known = await db().jobRun.findUnique({ where: { job_day: key }, select: { failedAt: true } });
  if (known?.failedAt) return;
  await housekeep((tx) =>
    tx.jobRun.upsert({
      where: { job_day: key },
      create: { ...key, leaseUntil: at, failedAt: at },
      update: { failedAt: at },
      select: { day: true },
    }),
  );
}

/** Tells those who watch a job that it fails, once for each day that it fails. */
export async function tellFailing(at: Date): Promise<void> {
  for (const { job, day, lastGood } of await failingJobs(at)) {
    const key = `failing:${job}:${day}`;
    // Most passes find that everybody knows: they must not wait for the write lock.
    if (await db().message.findFirst({ where: { key: { startsWith: `${key}:` } }, select: { id: true } }))
      continue;
    const to = (await peopleWith(JOB_WATCHERS[job], at)).map(({ id }) => id);
    const body = { kind: "failing", job, lastGood: lastGood?.toISOString() ?? null } as const;
    if (to.length > 0) await housekeep((tx) => tell(tx, at, { key, to, body }));
  }
}
