import { spawnSync } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyKeys } from "@/lib/server/backup/backup-keys";
import { checkBackup } from "@/lib/server/backup/check-backup";
import { BackupProblem } from "@/lib/server/backup/manifest";
import { makeBackup, pruneBackups } from "@/lib/server/backup/make-backup";
import { backupRuns } from "@/lib/server/backup/runs";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { makeDailyBackup } from "@/lib/server/jobs/daily-backup";
import { verifyChain } from "@/lib/server/audit/verify";
import { createUnit } from "@/lib/server/commands/create-unit";
import { openDatabase } from "@/lib/server/db/client";
import { isSound } from "@/lib/server/db/database-file";
import { contextFor, openSampleLedger, type TestLedger } from "../../support/ledger";

const AT = new Date("2026-10-20T18:00:00Z");

let ledger: TestLedger;
let into: string;
const folders: string[] = [];

function freshFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-backup-"));
  folders.push(folder);
  return folder;
}

const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const addUnit = (code: string) =>
  createUnit(contextFor("system_admin"), {
    id: crypto.randomUUID(),
    code,
    name: `云江区${code}局`,
    shortName: code,
  });

beforeAll(() => {
  ledger = openSampleLedger();
  into = freshFolder();
});
afterAll(async () => {
  await ledger.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("a backup", () => {
  it("is made while others write, holds one instant, and was restored and verified before it counts", async () => {
    let written = 0;
    let backedUp = false;
    const writing = (async () => {
      for (; !backedUp && written < 50; written++) await addUnit(`w${written}`);
    })();
    const { run, manifest } = await makeBackup(into, AT);
    backedUp = true;
    await writing;
    expect(written).toBeGreaterThan(0);
    expect(path.basename(run)).toBe("2026-10-20T18-00-00Z");
    expect(await checkBackup(run)).toEqual(manifest);
    expect(readdirSync(into).sort()).toEqual(["2026-10-20T18-00-00Z", "blobs"]);
    const now = await verifyChain(ledger.db);
    expect(manifest.log.events).toBeLessThanOrEqual(now.events);
  });

  it("restores on an empty machine to what it was, with every file", async () => {
    const before = await verifyChain(ledger.db);
    const { run } = await makeBackup(into, later(1));
    await addUnit("after");
    const dataDir = path.join(freshFolder(), "data");
    const { log } = await restoreBackup(run, dataDir);
    expect(log).toEqual({ events: before.events, head: before.ok ? before.head : "" });
    const restored = openDatabase(path.join(dataDir, "ledger.db"));
    expect(await restored.unit.count({ where: { code: "after" } })).toBe(0);
    expect(await restored.target.count()).toBe(await ledger.db.target.count());
    const evidence = await restored.evidence.findMany({
      where: { kind: "file" },
      select: { storageKey: true },
    });
    await restored.$disconnect();
    expect(evidence.length).toBeGreaterThan(0);
    for (const { storageKey } of evidence)
      expect(existsSync(path.join(dataDir, "blobs", storageKey?.slice(0, 2) ?? "", storageKey ?? ""))).toBe(
        true,
      );
  });

  it("shares the files that did not change, and keeps as many runs as it is told", async () => {
    const { run } = await makeBackup(into, later(2));
    const before = filesOf(path.join(into, "blobs")).length;
    await makeBackup(into, later(3));
    expect(filesOf(path.join(into, "blobs"))).toHaveLength(before);
    await pruneBackups(into, 2);
    expect((await backupRuns(into)).map((kept) => path.basename(kept))).toEqual([
      "2026-10-20T18-03-00Z",
      path.basename(run),
    ]);
    for (const kept of await backupRuns(into)) await checkBackup(kept);
  });

  it("does not hold the keys, which are copied apart and never over others", async () => {
    const keys = path.join(ledger.dataDir, "keys");
    mkdirSync(keys, { recursive: true });
    writeFileSync(path.join(keys, "one.pem"), "key");
    const { run } = await makeBackup(into, later(4));
    expect(filesOf(into).some((file) => readFileSync(file).includes("key") && file.endsWith(".pem"))).toBe(
      false,
    );
    expect(filesOf(run)).toHaveLength(3);
    const apart = freshFolder();
    expect(await copyKeys(keys, apart)).toBe(1);
    await expect(copyKeys(keys, apart)).rejects.toThrow("未覆盖");
  });
});

describe("what can't be relied on does not count", () => {
  it("finds a flipped bit anywhere in a backup, and restores nothing of it", async () => {
    const { run, manifest } = await makeBackup(into, later(5));
    const mine = new Set(manifest.blobs.map(({ sha256 }) => sha256));
    const files = [
      ...filesOf(run),
      ...filesOf(path.join(into, "blobs")).filter((file) => mine.has(path.basename(file))),
    ];
    for (let flip = 0; flip < 100; flip++) {
      const file = files[flip % files.length] ?? "";
      const bytes = readFileSync(file);
      const damaged = Buffer.from(bytes);
      const at = randomInt(damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << randomInt(8));
      writeFileSync(file, damaged);
      const dataDir = path.join(freshFolder(), "data");
      await expect(restoreBackup(run, dataDir), `${file} at ${at}`).rejects.toThrow();
      expect(existsSync(path.join(dataDir, "ledger.db"))).toBe(false);
      writeFileSync(file, bytes);
    }
    await checkBackup(run);
  });

  it("mends a shared file that has gone bad from the ledger's own", async () => {
    const { manifest } = await makeBackup(into, later(6));
    const [blob] = manifest.blobs;
    const file = filesOf(path.join(into, "blobs")).find((one) => path.basename(one) === blob?.sha256) ?? "";
    writeFileSync(file, "gone bad");
    await checkBackup((await makeBackup(into, later(7))).run);
  });

  it("refuses to back up a ledger whose stored file is missing or altered, and leaves nothing behind", async () => {
    const { storageKey } = await ledger.db.evidence.findFirstOrThrow({
      where: { kind: "file" },
      select: { storageKey: true },
    });
    const file = path.join(ledger.dataDir, "blobs", storageKey?.slice(0, 2) ?? "", storageKey ?? "");
    const bytes = readFileSync(file);
    const elsewhere = freshFolder();
    writeFileSync(file, Buffer.concat([bytes, Buffer.from(" ")]));
    await expect(makeBackup(elsewhere, AT)).rejects.toThrow("已损坏或被改动");
    rmSync(file);
    await expect(makeBackup(elsewhere, AT)).rejects.toThrow("缺失");
    writeFileSync(file, bytes);
    expect(await backupRuns(elsewhere)).toEqual([]);
    expect(readdirSync(elsewhere)).toEqual(["blobs"]);
  });

  it("says in words what is wrong with a database that was changed together with its sum", async () => {
    const { run } = await makeBackup(into, later(8));
    const [file, sums] = [path.join(run, "ledger.db"), path.join(run, "SHA256SUMS")];
    const written = [readFileSync(file), readFileSync(sums, "utf8")] as const;
    const zeroed = Buffer.from(written[0]);
    zeroed.fill(0x41, 4096, 3 * 4096);
    for (const changed of [Buffer.from("no database".repeat(1000)), zeroed, Buffer.alloc(0)]) {
      writeFileSync(file, changed);
      const sum = createHash("sha256").update(changed).digest("hex");
      writeFileSync(sums, written[1].replace(/[0-9a-f]{64}(?= {2}ledger\.db)/, sum));
      const dataDir = path.join(freshFolder(), "data");
      const error: unknown = await restoreBackup(run, dataDir).catch((refusal: unknown) => refusal);
      expect(error).toBeInstanceOf(BackupProblem);
      expect((error as BackupProblem).message).toMatch(/\. (?:数据库|日志).+。$/);
      expect(existsSync(path.join(dataDir, "ledger.db"))).toBe(false);
    }
    writeFileSync(file, written[0]);
    writeFileSync(sums, written[1]);
    await checkBackup(run);
  });

  it("tells what SQLite says of a file it can't read, as an error with a message and a code", async () => {
    const file = path.join(freshFolder(), "ledger.db");
    writeFileSync(file, "no database".repeat(1000));
    const error: unknown = await isSound(file).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: "file is not a database", code: "SQLITE_NOTADB" });
  });

  it("never restores over a ledger", async () => {
    const [run = ""] = await backupRuns(into);
    await expect(restoreBackup(run, ledger.dataDir)).rejects.toThrow("恢复只写入空目录");
  });
});

it("is made once a day by itself, from two in the morning in Asia/Shanghai", async () => {
  const own = () => backupRuns(path.join(ledger.dataDir, "backups"));
  const at = (time: string) => makeDailyBackup(new Date(`2026-10-20T${time}Z`));
  expect(await at("17:59:00")).toBe(false);
  expect(await own()).toEqual([]);
  expect(await Promise.all([at("18:00:00"), at("18:00:00")])).toEqual(expect.arrayContaining([true, false]));
  expect(await at("18:30:00")).toBe(false);
  expect(await own()).toHaveLength(1);
});

it("works from the command line, as the README says", { timeout: 180_000 }, () => {
  const target = freshFolder();
  const restoredDir = path.join(freshFolder(), "data");
  const run = (program: string, args: readonly string[], more: Record<string, string>) => {
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", `lib/cli/${program}.ts`, ...args],
      { encoding: "utf8", env: { PATH, HOME, NODE_ENV: "production", ...more } },
    );
    return { status, text: stdout + stderr };
  };
  const safe = freshFolder();
  const backUp = () => run("backup", ["--to", target, "--keys", safe], { DATA_DIR: ledger.dataDir });
  expect(backUp()).toMatchObject({ status: 0 });
  expect(backUp()).toMatchObject({ status: 0 });
  const [name = ""] = readdirSync(target).filter((entry) => entry !== "blobs");
  const backup = path.join(target, name);
  expect(run("backup", ["--check", backup], {}).text).toContain("备份完好");
  const restore = () => run("restore", [backup, "--keys", path.join(safe, name)], { DATA_DIR: restoredDir });
  expect(restore().text).toContain("已恢复");
  expect(readdirSync(path.join(restoredDir, "keys"))).toEqual(readdirSync(path.join(ledger.dataDir, "keys")));
  expect(statSync(path.join(restoredDir, "ledger.db")).size).toBeGreaterThan(0);
  expect(restore()).toMatchObject({ status: 1 });
});
