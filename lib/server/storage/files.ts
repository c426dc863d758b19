import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";

/** A file's size in bytes and its SHA-256 in hex, read as a stream. */
export interface Sum {
  readonly bytes: number;
  readonly sha256: string;
}

export async function sumOf(file: string): Promise<Sum> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Copies a file so that it is either whole at its place and on the disk, or not there at all; returns what was read. */
export async function copyWhole(from: string, to: string): Promise<Sum> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.sync();
    await handle.close();
    await rename(draft, to);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Writes a small file to the disk. */
export async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Forces a file that something else wrote, or a folder's entries, to the disk. */
export async function syncToDisk(name: string): Promise<void> {
  const handle = await open(name, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Windows can't sync a folder.
    if (process.platform !== "win32") throw error;
  } finally {
    await handle.close();
  }
}
