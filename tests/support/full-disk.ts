import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { type Db } from "@/lib/server/db/client";

/** A disk that a test fills and empties. */
export interface SmallDisk {
  readonly fill: (db: Db) => Promise<void>;
  readonly empty: (db: Db) => Promise<void>;
  readonly remove: () => void;
}

/**
 * A file system of 8 MB at `folder`. Who may not mount one gets a stand-in that fails in the same places with the same
 * codes: SQLite may not grow the database any more, and files take no more bytes.
 */
export function smallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return standIn();
  }
  const filler = path.join(folder, "filler");
  return {
    fill: async () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, new Uint8Array(bavail * bsize));
    },
    empty: async () => rmSync(filler),
    remove: () => execFileSync("umount", ["-l", folder]),
  };
}

function standIn(): SmallDisk {
  let full = false;
  return {
    fill: async (db) => {
      await refuseBytes(() => full);
      full = true;
      // A limit below the present size means the present size.
      await allowPages(db, 1);
    },
    empty: async (db) => {
      full = false;
      await allowPages(db, 4_294_967_294);
    },
    remove: () => undefined,
  };
}

async function allowPages(db: Db, limit: number): Promise<void> {
  await db.$transaction((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${limit}`));
}

let refusing: (() => boolean) | undefined;

async function refuseBytes(when: () => boolean): Promise<void> {
  const first = refusing === undefined;
  refusing = when;
  if (!first) return;
  const handle = await open(process.execPath);
  const files = Object.getPrototypeOf(handle) as Pick<FileHandle, "writeFile">;
  await handle.close();
  const { writeFile } = files;
  files.writeFile = function (this: FileHandle, ...args) {
    if (!refusing?.()) return writeFile.apply(this, args);
    return Promise.reject(
      Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" }),
    );
  };
}
