/** The daily jobs whose failure loses something if nobody notices: 每日备份 and 每日存证. */
export const WATCHED_JOBS = ["backup", "checkpoint"] as const;
export type WatchedJob = (typeof WATCHED_JOBS)[number];

/** A backup that is older counts as failing, whoever was to make it and whatever kept it from being made. */
export const BACKUP_STALE_MS = 2 * 24 * 3_600_000;

/** Whether the latest backup is too old, or there is none although there has been something to back up for as long. */
export function backupIsStale(lastGood: Date | null, ledgerSince: Date, at: Date): boolean {
  return at.getTime() - (lastGood ?? ledgerSince).getTime() > BACKUP_STALE_MS;
}
