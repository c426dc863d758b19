import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";

const RUN = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z/;

/** What a run that was begun at an instant is called. */
export const runName = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;

/** The runs in a folder of backups, the latest first: each was restored and verified, or it would not be there. */
export async function backupRuns(into: string): Promise<readonly string[]> {
  const names = await readdir(into).catch(() => []);
  return names
    .filter((name) => RUN.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(into, name));
}

/** When the latest run was made; null where there is none. */
export async function latestBackup(into: string): Promise<Date | null> {
  const [run] = await backupRuns(into);
  const [, day, hour, minute, second] = RUN.exec(path.basename(run ?? "")) ?? [];
  return day === undefined ? null : new Date(`${day}T${hour}:${minute}:${second}Z`);
}
