import "server-only";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { copyWhole } from "../storage/files";
import { BackupProblem } from "./manifest";

/**
 * Copies the keys that sign the log from one folder to another, apart from the data: to a place that is locked away when
 * a backup is made, and back when one is restored. A key that is there already is never overwritten.
 *
 * @returns how many files were copied
 * @throws BackupProblem where there is none to copy, or one of that name stands in the way
 */
export async function copyKeys(from: string, to: string): Promise<number> {
  const names = await readdir(from).catch(() => []);
  if (names.length === 0) throw new BackupProblem(`There are no keys in ${from}. 该目录没有密钥文件。`);
  for (const name of names)
    if (existsSync(path.join(to, name)))
      throw new BackupProblem(`${path.join(to, name)} is there already. 目标目录已有同名密钥，未覆盖。`);
  for (const name of names) await copyWhole(path.join(from, name), path.join(to, name));
  return names.length;
}
