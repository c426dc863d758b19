import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { blobPath, keep, receive } from "@/lib/server/storage/blob-store";
import { openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());

/** `PRAGMA synchronous`: 2 is FULL, each commit is synced. */
const synchronous = async (connection: { $queryRawUnsafe: <T>(query: string) => Promise<T> }) =>
  Number((await connection.$queryRawUnsafe<{ synchronous: bigint }[]>("PRAGMA synchronous"))[0]?.synchronous);

describe("sync: what is acknowledged is on the disk", () => {
  it("both connections sync each commit, and no other part of the product opens the database by itself", async () => {
    expect(await synchronous(ledger.db)).toBe(2);
    expect(await ledger.db.$transaction((tx) => synchronous(tx))).toBe(2);
    // Copies of the file as a whole, and migrations (FULL, each in one transaction).
    const own = ["lib/server/db/database-file.ts", "lib/server/db/migrate.ts"];
    expect(filesWith("lib", /new Database\(/).sort()).toEqual(own);
    expect(filesWith("lib", /new PrismaBetterSqlite3\(/)).toEqual(["lib/server/db/sqlite-adapter.ts"]);
    expect(readFileSync("lib/server/db/migrate.ts", "utf8")).toContain('pragma("synchronous = FULL")');
  });

  it("a file is synced before it is at its place, and its new folders with all above them are before it is kept", async () => {
    const synced = await watchSyncs();
    const file = await receive(new Blob(["全区就业情况"]).stream(), 1_000);
    const place = blobPath(file.sha256);
    const key = await keep(file);
    const data = path.join(ledger.dataDir);
    expect(synced).toEqual([file.path, path.dirname(place), path.join(data, "blobs"), data]);
    expect(key).toBe(file.sha256);
  });

  it("each write was synced after its last byte and before its answer, as the system saw it", () => {
    const trace = path.join(ledger.dataDir, "trace");
    const calls = "trace=fsync,fdatasync,pwrite64,write,rename,renameat,renameat2";
    const program = ["--conditions=react-server", "--import", "tsx", "tests/support/synced-writes.ts"];
    const env = { ...process.env, DATA_DIR: ledger.dataDir };
    const usable = spawnSync("strace", ["-f", "-e", "trace=fsync", "true"]).status === 0;
    const [command, args] = usable
      ? ["strace", ["-f", "-y", "-s", "64", "-o", trace, "-e", calls, process.execPath, ...program]]
      : [process.execPath, program];
    const run = spawnSync(command as string, args as string[], { env, encoding: "utf8" });
    expect(run.stdout).toContain("ACKNOWLEDGED 4");
    // Without strace the tests above have to do.
    if (!usable) return;
    const lines = readFileSync(trace, "utf8").split("\n");
    for (let write = 0; write < 5; write += 1) {
      const begun = lines.findIndex((line) => line.includes(`BEGIN ${write}`));
      const acknowledged = lines.findIndex((line) => line.includes(`ACKNOWLEDGED ${write}`));
      const during = lines.slice(begun, acknowledged);
      const last = (pattern: RegExp) => during.findLastIndex((line) => pattern.test(line));
      const written = last(/pwrite64\(\d+<[^>]*ledger\.db-wal>/);
      expect(written).toBeGreaterThan(0);
      expect(last(/f(?:data)?sync\(\d+<[^>]*ledger\.db-wal>/)).toBeGreaterThan(written);
      // The file, then its place, then the folder, all before the record that names it.
      const first = during.findIndex((line) => /pwrite64\(\d+<[^>]*ledger\.db-wal>/.test(line));
      const order = [
        last(/fsync\(\d+<[^>]*\/incoming\//),
        last(/rename\w*\(.*\/incoming\//),
        last(/fsync\(\d+<[^>]*\/blobs\/[0-9a-f]{2}>/),
        first,
      ];
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order[0]).toBeGreaterThan(0);
    }
  });
});

function filesWith(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name))
    .filter((file) => pattern.test(readFileSync(file, "utf8")));
}

let restore: (() => void) | undefined;
afterEach(() => restore?.());

/** The files and folders that are synced from now on, in their order. */
async function watchSyncs(): Promise<readonly string[]> {
  const handle = await open(process.execPath);
  const handles = Object.getPrototypeOf(handle) as Pick<FileHandle, "sync">;
  await handle.close();
  const { sync } = handles;
  const synced: string[] = [];
  handles.sync = function (this: FileHandle) {
    synced.push(readlinkSync(`/proc/self/fd/${this.fd}`));
    return sync.call(this);
  };
  restore = () => {
    handles.sync = sync;
  };
  return synced;
}
