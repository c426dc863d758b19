import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "../env";
import { invalid, LedgerError } from "../errors";
import { syncToDisk } from "./files";

/** A file received whole, not yet part of the ledger: keep it or discard it. */
export interface ReceivedFile {
  readonly path: string;
  readonly byteSize: number;
  readonly sha256: string;
}

const UNANNOUNCED = { byteSize: null, sha256: null };

const KEY = /^[0-9a-f]{64}$/;

function folder(name: "blobs" | "incoming"): string {
  return path.join(env().dataDir, name);
}

/** Where files lie while they arrive. */
export const incomingFolder = () => folder("incoming");

/** The keys of all kept files, whether a record names them or not. */
export async function keptFiles(): Promise<readonly string[]> {
  const entries = await readdir(folder("blobs"), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && KEY.test(entry.name)).map(({ name }) => name);
}

/** Where a kept file lies. The key is its SHA-256, so that equal bytes are kept once and can't be altered unnoticed. */
export function blobPath(key: string): string {
  if (!KEY.test(key)) throw new Error("not a storage key");
  return path.join(folder("blobs"), key.slice(0, 2), key);
}

/**
 * Writes a request's body to disk as it arrives, hashing it on the way, and fsyncs it.
 *
 * @param limit bytes; one byte more and the rest is not read (TOO_LARGE).
 * @param announced what the sender said of the file before it came; null for what it did not say
 * @throws LedgerError INVALID `upload_cut` when fewer or more bytes came, `upload_damaged` when they are others; the file
 *   system's own error when the disk is full or fails.
 */
export async function receive(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  announced: { readonly byteSize: number | null; readonly sha256: string | null } = UNANNOUNCED,
): Promise<ReceivedFile> {
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  const file = path.join(incomingFolder(), randomUUID());
  const handle = await open(file, "wx", 0o600);
  const hash = createHash("sha256");
  let byteSize = 0;
  let sha256: string;
  try {
    for await (const chunk of arriving(body)) {
      byteSize += chunk.byteLength;
      if (byteSize > limit)
        throw new LedgerError("TOO_LARGE", { params: { megabytes: Math.floor(limit / 1024 / 1024) } });
      hash.update(chunk);
      // Not write(): that may store less than it was given.
      await handle.writeFile(chunk);
    }
    if (announced.byteSize !== null && byteSize !== announced.byteSize) throw invalid("upload_cut");
    sha256 = hash.digest("hex");
    if (announced.sha256 !== null && sha256 !== announced.sha256) throw invalid("upload_damaged");
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
  return { path: file, byteSize, sha256 };
}

/** The body as it comes; a connection that breaks is the sender's matter, a disk that fails is ours and goes on as a fault. */
async function* arriving(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw invalid("upload_cut");
  }
}

/** Moves a received file to its place for good; call it before the transaction that refers to it. Returns the key. */
export async function keep(file: ReceivedFile): Promise<string> {
  const target = blobPath(file.sha256);
  const home = path.dirname(target);
  const made = await mkdir(home, { recursive: true, mode: 0o700 });
  await rename(file.path, target);
  // A renamed file survives a power cut only once its folder is synced too, and a new folder only once the one above is.
  await syncToDisk(home);
  for (let above = home; made && above !== path.dirname(made);) {
    above = path.dirname(above);
    await syncToDisk(above);
  }
  return file.sha256;
}

/** Throws a received file away; to be called in `finally`, a kept file is no longer there. */
export async function discard(file: ReceivedFile): Promise<void> {
  await rm(file.path, { force: true });
}

/** Opens a kept file for reading. Throws NOT_FOUND when it is gone. */
export async function openBlob(key: string): Promise<{ stream: ReadStream; byteSize: number }> {
  const file = blobPath(key);
  const found = await stat(file).catch(() => null);
  if (!found) throw new LedgerError("NOT_FOUND");
  return { stream: createReadStream(file), byteSize: found.size };
}
