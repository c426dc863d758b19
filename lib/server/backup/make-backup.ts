import "server-only";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { verifyChain } from "../audit/verify";
import { openDatabase } from "../db/client";
import { copyDatabase, makeSingleFile, storageKeysIn } from "../db/database-file";
import { env } from "../env";
import { blobPath } from "../storage/blob-store";
import { copyWhole, sumOf, syncToDisk, writeSynced } from "../storage/files";
import {
  blobIn,
  BackupProblem,
  BLOBS,
  DATABASE,
  type Manifest,
  MANIFEST,
  readManifest,
  SUMS,
} from "./manifest";
import { restoreBackup } from "./restore-backup";
import { backupRuns, runName } from "./runs";

/** A run that was killed leaves its draft behind; after this time it is nobody's any more. */
const ABANDONED_MS = 24 * 3_600_000;
const DRAFT = /^\.(?:making|rehearsal)-/;

export interface BackupMade {
  /** The folder of the run. */
  readonly run: string;
  readonly manifest: Manifest;
}

/**
 * Backs the ledger up while it is in use: the database as it stands at one instant, every file that it names, and what
 * both must add up to. The run counts only once it was restored into a fresh folder and verified there.
 *
 * The signing key is no part of it: who holds the backup must not be able to sign (`backupKeys`).
 *
 * @param into the folder of all backups; runs share the files that did not change
 * @throws BackupProblem for a file that is missing or altered, and for a log that doesn't hold; nothing counts then
 */
export async function makeBackup(into: string, at: Date): Promise<BackupMade> {
  await mkdir(path.join(into, BLOBS), { recursive: true, mode: 0o700 });
  await sweepAbandoned(into, at);
  const draft = await mkdtemp(path.join(into, ".making-"));
  try {
    const manifest = await fill(draft, at);
    await rehearse(draft, into);
    const name = runName(at);
    const run = path.join(
      into,
      existsSync(path.join(into, name)) ? `${name}-${randomUUID().slice(0, 8)}` : name,
    );
    await rename(draft, run);
    await syncToDisk(into);
    return { run, manifest };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Keeps the latest `keep` runs (at least one); the others go, and with them the files that no run names any more. */
export async function pruneBackups(into: string, keep: number): Promise<void> {
  const runs = await backupRuns(into);
  for (const run of runs.slice(Math.max(1, keep))) await rm(run, { recursive: true });
  const kept = await Promise.all(runs.slice(0, Math.max(1, keep)).map(readManifest));
  const named = new Set(kept.flatMap(({ blobs }) => blobs.map(({ sha256 }) => sha256)));
  for (const entry of await readdir(path.join(into, BLOBS), { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !named.has(entry.name)) await rm(path.join(entry.parentPath, entry.name));
}

async function fill(draft: string, at: Date): Promise<Manifest> {
  const database = path.join(draft, DATABASE);
  await copyDatabase(env().databaseFile, database);
  const log = await logOf(database);
  await makeSingleFile(database);
  await syncToDisk(database);
  const manifest: Manifest = {
    format: "target-ledger-backup/1",
    madeAt: at.toISOString(),
    database: await sumOf(database),
    blobs: await copyBlobs(draft, await storageKeysIn(database)),
    log,
  };
  await writeSynced(path.join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  const { sha256 } = await sumOf(path.join(draft, MANIFEST));
  await writeSynced(
    path.join(draft, SUMS),
    `${sha256}  ${MANIFEST}\n${manifest.database.sha256}  ${DATABASE}\n`,
  );
  await syncToDisk(draft);
  return manifest;
}

/** Files never change, so one that an earlier run has is not copied again, unless the copy has gone bad. */
async function copyBlobs(draft: string, keys: readonly string[]): Promise<Manifest["blobs"]> {
  const blobs: Manifest["blobs"] = [];
  for (const sha256 of keys) {
    const copy = blobIn(draft, sha256);
    const kept = existsSync(copy) ? await sumOf(copy) : null;
    const { bytes } = kept?.sha256 === sha256 ? kept : await copyBlob(sha256, copy);
    blobs.push({ sha256, bytes });
  }
  return blobs;
}

async function copyBlob(key: string, to: string) {
  const from = blobPath(key);
  if (!existsSync(from)) throw new BackupProblem(`The stored file ${key} is missing. 存储的文件缺失。`);
  const sum = await copyWhole(from, to);
  if (sum.sha256 === key) return sum;
  await rm(to);
  throw new BackupProblem(`The stored file ${key} is not what was stored. 存储的文件已损坏或被改动。`);
}

async function logOf(file: string): Promise<Manifest["log"]> {
  const database = openDatabase(file);
  const verdict = await verifyChain(database).finally(() => database.$disconnect());
  if (!verdict.ok)
    throw new BackupProblem(`The log breaks at event ${verdict.seq}. 日志哈希链在该事件处断裂。`);
  return { events: verdict.events, head: verdict.head };
}

async function rehearse(run: string, into: string): Promise<void> {
  const fresh = await mkdtemp(path.join(into, ".rehearsal-"));
  try {
    await restoreBackup(run, fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function sweepAbandoned(into: string, at: Date): Promise<void> {
  for (const name of await readdir(into)) {
    const folder = path.join(into, name);
    if (DRAFT.test(name) && at.getTime() - (await stat(folder)).mtimeMs > ABANDONED_MS)
      await rm(folder, { recursive: true, force: true });
  }
}
