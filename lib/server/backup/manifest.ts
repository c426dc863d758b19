import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** Of a backup (备份): one folder for each run, and beside the runs the files that they share, each by its SHA-256. */
export const DATABASE = "ledger.db";
export const MANIFEST = "manifest.json";
/** In the form that `sha256sum -c` reads. */
export const SUMS = "SHA256SUMS";
export const BLOBS = "blobs";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a run says it holds. */
export const manifestSchema = z.object({
  format: z.literal("target-ledger-backup/1"),
  madeAt: z.iso.datetime(),
  database: z.object({ bytes: z.int(), sha256 }),
  /** The reports, evidence and imported ledgers that the database names, in the order of their sums. */
  blobs: z.array(z.object({ sha256, bytes: z.int() })),
  /** The log as the database holds it: what a restored one must say of itself. */
  log: z.object({ events: z.int(), head: z.string() }),
});

export type Manifest = z.output<typeof manifestSchema>;

/** Why a backup, or a restore of it, can't be relied on; the message is for whoever runs the server. */
export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
}

/** Where a file that runs share lies, seen from a run's folder. */
export const blobIn = (run: string, key: string): string =>
  path.join(path.dirname(path.resolve(run)), BLOBS, key.slice(0, 2), key);

/** @throws BackupProblem where it is missing or can't be read */
export async function readManifest(run: string): Promise<Manifest> {
  const text = await readFile(path.join(run, MANIFEST), "utf8").catch(() => {
    throw new BackupProblem(`${run} is no backup: it has no ${MANIFEST}. 该目录不是备份。`);
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupProblem(`${MANIFEST} can't be read as what it should be. 备份清单已损坏。`);
  }
}
