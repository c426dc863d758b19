import "server-only";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { sumOf } from "../storage/files";
import { blobIn, BackupProblem, DATABASE, type Manifest, MANIFEST, readManifest, SUMS } from "./manifest";

/**
 * Reads every byte of a backup and compares it with what the backup says of itself.
 *
 * @param run the folder of one run
 * @throws BackupProblem that names the first file which is missing or not as it was written
 */
export async function checkBackup(run: string): Promise<Manifest> {
  const sums = await readSums(run);
  for (const file of [MANIFEST, DATABASE]) {
    const said = sums.get(file);
    if (said === undefined) throw new BackupProblem(`${SUMS} does not name ${file}. 校验文件缺少 ${file}。`);
    await expectSum(path.join(run, file), file, said);
  }
  if (sums.size !== 2)
    throw new BackupProblem(`${SUMS} names files that are no part of a backup. 校验文件已损坏。`);
  const manifest = await readManifest(run);
  for (const { sha256 } of manifest.blobs) await expectSum(blobIn(run, sha256), `file ${sha256}`, sha256);
  return manifest;
}

async function readSums(run: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path.join(run, SUMS), "utf8").catch(() => {
    throw new BackupProblem(`${run} is no backup: it has no ${SUMS}. 该目录不是备份。`);
  });
  return new Map(
    text
      .split("\n")
      .slice(0, -1)
      .map((line) => {
        const [, sha256 = "", file = ""] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
        if (!file) throw new BackupProblem(`${SUMS} can't be read. 校验文件已损坏。`);
        return [file, sha256];
      }),
  );
}

async function expectSum(file: string, name: string, sha256: string): Promise<void> {
  if (!(await stat(file).catch(() => null)))
    throw new BackupProblem(`${name} is missing from the backup. 备份缺少该文件。`);
  if ((await sumOf(file)).sha256 !== sha256)
    throw new BackupProblem(`${name} is not as it was written. 备份中的该文件已损坏或被改动。`);
}
