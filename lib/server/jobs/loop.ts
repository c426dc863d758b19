import "server-only";
import { now } from "../clock";
import { type WatchedJob } from "@/lib/domain/job-health";
import { logger } from "../logger";
import { makeDailyCheckpoint } from "./daily-checkpoint";
import { sweepPackages } from "../packages/package-store";
import { makeDailyBackup } from "./daily-backup";
import { checkDaily } from "./daily-check";
import { sendDailyReminders } from "./daily-reminders";
import { noteFailure, tellFailing } from "./job-health";
import { dispatchOne } from "./dispatch";
import { sweepAnswers } from "./sweep-answers";
import { sweepFilesDaily } from "./sweep-files";
import { sweepImports } from "./sweep-imports";

/** The loop looks for work this often; finding none costs a few reads. */
const TICK_MS = 5_000;

/** One pass over everything that is due. What fails is logged and comes up again in the next pass. */
export async function runJobs(at: Date): Promise<void> {
  await attempt("reminders", () => sendDailyReminders(at));
  await attempt("imports", () => sweepImports(at));
  await attempt("answers", () => sweepAnswers(at));
  await attempt("files", () => sweepFilesDaily(at));
  await watched("checkpoint", at, () => makeDailyCheckpoint(at));
  await attempt("packages", () => sweepPackages(at));
  await attempt("outbox", async () => {
    while (await dispatchOne(at));
  });
  // Near the end: it takes minutes on a large ledger, in the night.
  await watched("backup", at, () => makeDailyBackup(at));
  await watched("check", at, () => checkDaily(at));
  await attempt("watch", () => tellFailing(at));
}

/** What nobody would miss until it is needed: that it failed is kept, and told. */
async function watched(job: WatchedJob, at: Date, work: () => Promise<unknown>): Promise<void> {
  await attempt(job, async () => {
    try {
      await work();
    } catch (error) {
      await attempt("watch", () => noteFailure(job, at));
      throw error;
    }
  });
}

async function attempt(job: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.error({ job, err: error }, "a job failed");
  }
}

const shared = globalThis as { ledgerJobs?: { stop: () => Promise<void> } };

/**
 * Runs the jobs beside the requests, pass after pass, until the process ends; a second start in one process does nothing.
 * Whatever is killed is continued by the next start: what is to be done stands in the database.
 */
export function startJobs(): { readonly stop: () => Promise<void> } {
  return (shared.ledgerJobs ??= start());
}

function start(): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let pass: Promise<void> = Promise.resolve();
  const next = () => {
    pass = runJobs(now()).then(() => {
      if (!stopped) timer = setTimeout(next, TICK_MS);
    });
  };
  // The server answers its first requests before it reminds anybody.
  timer = setTimeout(next, TICK_MS);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await pass;
    },
  };
}
