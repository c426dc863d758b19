import "server-only";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { verifyChain } from "../audit/verify";
import { openDatabase } from "../db/client";
import { isSound } from "../db/database-file";
import { checkBackup } from "./check-backup";
import { copyWhole, syncToDisk } from "../storage/files";
import { blobIn, BackupProblem, DATABASE, type Manifest } from "./manifest";

/**
 * Makes a data folder out of a backup: every byte of it is checked, the database is opened, its pages, its references and
 * its log are verified, and only then does it take its place, as the last file.
 *
 * @param run the folder of one run
 * @param dataDir holds no ledger yet
 * @throws BackupProblem; the folder then holds no ledger, as before
 */
export async function restoreBackup(run: string, dataDir: string): Promise<Manifest> {
  const target = path.join(dataDir, DATABASE);
  if (existsSync(target))
    throw new BackupProblem(`There is a ledger in ${dataDir} already. 目标目录已有台账，恢复只写入空目录。`);
  const manifest = await checkBackup(run);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${target}.restoring`;
  await rm(draft, { force: true });
  try {
    for (const { sha256 } of manifest.blobs)
      await copyWhole(blobIn(run, sha256), path.join(dataDir, "blobs", sha256.slice(0, 2), sha256));
    await copyWhole(path.join(run, DATABASE), draft);
    await verifyRestored(draft, manifest);
    await rename(draft, target);
    await syncToDisk(dataDir);
  } finally {
    for (const rest of [draft, `${draft}-wal`, `${draft}-shm`]) await rm(rest, { force: true });
  }
  return manifest;
}

async function verifyRestored(file: string, { log }: Manifest): Promise<void> {
  const sound = await isSound(file).catch((error: Error) => {
    throw new BackupProblem(`The database can't be read (${error.message}). 数据库无法读取。`);
  });
  if (!sound)
    throw new BackupProblem("The database's own pages or references are broken. 数据库完整性检查未通过。");
  const database = openDatabase(file);
  const verdict = await verifyChain(database)
    .catch(() => {
      // A sound database that is none of the product's: Prisma's words on that are for programmers.
      throw new BackupProblem("The database holds no log that can be read. 日志无法读取。");
    })
    .finally(() => database.$disconnect());
  if (!verdict.ok)
    throw new BackupProblem(`The log breaks at event ${verdict.seq}. 日志哈希链在该事件处断裂。`);
  if (verdict.events !== log.events || verdict.head !== log.head)
    throw new BackupProblem(`The log is not the one that was backed up. 日志与备份清单不一致。`);
}
