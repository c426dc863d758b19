import "server-only";
import { renameSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { dayOf } from "@/lib/format/dates";
import { type Tx } from "../db/client";
import { storageKeysIn } from "../db/database-file";
import { housekeep } from "../db/transact";
import { env } from "../env";
import { blobPath, keptFiles, incomingFolder } from "../storage/blob-store";
import { claimDay } from "./claim-day";

const DAY_MS = 86_400_000;
/** A file that no record names is left alone for so long: its upload may still be on the way to its record. */
const LEFT_ALONE_MS = DAY_MS;

/** Once a day: `sweepFiles`. */
export async function sweepFilesDaily(at: Date): Promise<void> {
  if (await claimDay("files", dayOf(at), at, DAY_MS)) await sweepFiles(at);
}

/**
 * Takes away what uploads left behind that never became a record: files that a crash cut off, and kept ones whose record
 * was refused, or has been taken away since.
 *
 * @returns how many files
 */
export async function sweepFiles(at: Date): Promise<number> {
  // The disk dates files by the machine's clock, whatever the product's says.
  const before = Math.min(at.getTime(), Date.now()) - LEFT_ALONE_MS;
  let swept = 0;
  for (const name of await readdir(incomingFolder()).catch(() => []))
    if (removeOlder(path.join(incomingFolder(), name), before)) swept += 1;
  const named = new Set(await storageKeysIn(env().databaseFile));
  for (const key of await keptFiles()) {
    if (named.has(key)) continue;
    // Under the write lock: no record can begin to name the file between this look and its end.
    if (await housekeep(async (tx) => !(await isNamed(tx, key)) && removeOlder(blobPath(key), before)))
      swept += 1;
  }
  return swept;
}

async function isNamed(tx: Tx, storageKey: string): Promise<boolean> {
  const where = { storageKey };
  const counts = [
    await tx.report.count({ where }),
    await tx.ledgerImport.count({ where }),
    await tx.evidence.count({ where }),
  ];
  return counts.some((count) => count > 0);
}

/**
 * Removes a file unless it is younger. It is looked at where nobody puts anything any more: the same bytes may be kept
 * anew at its old place while it goes.
 */
function removeOlder(file: string, before: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.mtimeMs >= before) return false;
  const aside = path.join(incomingFolder(), randomUUID());
  renameSync(file, aside);
  if (statSync(aside).mtimeMs >= before) {
    renameSync(aside, file);
    return false;
  }
  rmSync(aside);
  return true;
}
