import { type Role } from "./vocabulary";

/** The daily jobs whose failure loses something if nobody notices: 每日备份, 每日存证 and 每日自检. */
export const WATCHED_JOBS = ["backup", "checkpoint", "check"] as const;
export type WatchedJob = (typeof WATCHED_JOBS)[number];

/** Who is told. That a ledger contradicts its log is told also to those who have no hand in running it. */
export const JOB_WATCHERS: Readonly<Record<WatchedJob, readonly Role[]>> = {
  backup: ["system_admin"],
  checkpoint: ["system_admin"],
  check: ["system_admin", "log_admin", "auditor"],
};

export const watchesJobs = (role: Role): boolean =>
  Object.values(JOB_WATCHERS).some((roles) => roles.includes(role));

/** A backup that is older counts as failing, whoever was to make it and whatever kept it from being made. */
export const BACKUP_STALE_MS = 2 * 24 * 3_600_000;

/** Whether the latest backup is too old, or there is none although there has been something to back up for as long. */
export function backupIsStale(lastGood: Date | null, ledgerSince: Date, at: Date): boolean {
  return at.getTime() - (lastGood ?? ledgerSince).getTime() > BACKUP_STALE_MS;
}
