import "server-only";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "../env";

/** So long a made package can be downloaded; it can be made again at any time. */
export const PACKAGE_DAYS = 7;
const DAY_MS = 86_400_000;

const folder = (): string => path.join(env().dataDir, "packages");

/** Where a finished package lies. */
export function packagePath(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error("not the id of a package");
  return path.join(folder(), `${id}.zip`);
}

/** Where a package is being made; it is renamed when it is whole. */
export async function draftPath(id: string): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  return `${packagePath(id)}.draft`;
}

/** Until when a package that was finished then can be downloaded. */
export const packageExpiry = (finishedAt: Date): Date =>
  new Date(finishedAt.getTime() + PACKAGE_DAYS * DAY_MS);

/** Throws away packages, and drafts of killed processes, that nobody wrote to for `PACKAGE_DAYS`. */
export async function sweepPackages(at: Date): Promise<number> {
  const names = await readdir(folder()).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const file = path.join(folder(), name);
    const { mtime } = await stat(file);
    if (packageExpiry(mtime) > at) continue;
    await rm(file, { force: true });
    swept++;
  }
  return swept;
}
