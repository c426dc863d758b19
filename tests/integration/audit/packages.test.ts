import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { type ViewerContext } from "@/lib/server/commands/context";
import { downloadPackage } from "@/lib/server/commands/download-package";
import { importReport } from "@/lib/server/commands/import-report";
import { requestPackage } from "@/lib/server/commands/request-package";
import { askedOf, type RangedFile, rangedAttachment } from "@/lib/server/http/ranged-attachment";
import { packagePath, sweepPackages } from "@/lib/server/packages/package-store";
import { packageScope } from "@/lib/server/packages/package-scope";
import { CHECK_COMMANDS } from "@/lib/server/packages/readme";
import { bagFolder } from "@/lib/server/packages/write-bag";
import { packageList } from "@/lib/server/queries/packages";
import { receive } from "@/lib/server/storage/blob-store";
import { contextFor, openSampleLedger, type TestLedger } from "@/tests/support/ledger";
import { faultsOf } from "@/tests/support/sample-package";

let ledger: TestLedger;
beforeAll(() => void (ledger = openSampleLedger()));
afterAll(() => ledger.close());

const AUDITOR = contextFor("auditor");

async function made(
  filter: { year?: number; unit?: string; target?: string } = {},
): Promise<{ id: string; zip: Uint8Array }> {
  const { id, work } = await requestPackage(AUDITOR, {
    year: undefined,
    unit: undefined,
    target: undefined,
    ...filter,
  });
  await work;
  return { id, zip: Uint8Array.from(readFileSync(packagePath(id))) };
}

const filesOf = ({ id, zip }: { id: string; zip: Uint8Array }): ReadonlyMap<string, Uint8Array> =>
  new Map(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [name.slice(bagFolder(id).length + 1), bytes]),
  );
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe("an audit package of the sample district", () => {
  let whole: { id: string; zip: Uint8Array };
  beforeAll(async () => void (whole = await made()));

  it("holds in all four parts", async () => {
    expect(await faultsOf(whole.zip)).toEqual([]);
  });

  it("holds the ledger of each year as xlsx and csv, every report and every piece of evidence, and every event", async () => {
    const files = filesOf(whole);
    const years = await ledger.db.target.groupBy({ by: "year" });
    for (const { year } of years)
      for (const format of ["xlsx", "csv"])
        expect(files.has(`data/ledger/ledger-${year}.${format}`)).toBe(true);
    const names = [...files.keys()];
    expect(names.filter((name) => name.startsWith("data/reports/"))).toHaveLength(
      await ledger.db.report.count(),
    );
    const kept = await ledger.db.evidence.findMany({ where: { kind: "file" }, distinct: ["sha256", "name"] });
    expect(names.filter((name) => name.startsWith("data/evidence/"))).toHaveLength(kept.length);
    const events = text(files.get("data/log/events.jsonl")).trimEnd().split("\n");
    const seal = await ledger.db.auditEvent.findFirstOrThrow({
      where: { action: "package.sealed", recordId: whole.id },
    });
    expect(events.length).toBeGreaterThanOrEqual(seal.seq);
  });

  it.runIf(spawnSync("unzip", ["-v"]).status === 0)(
    "is unpacked by a plain `unzip`, with its Chinese names, and holds there",
    () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "unzipped-"));
      const inside = path.join(folder, bagFolder(whole.id));
      const run = (program: string, args: readonly string[], cwd: string) =>
        spawnSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, LANG: "C.UTF-8" } });
      expect(run("unzip", ["-q", packagePath(whole.id)], folder)).toMatchObject({ status: 0, stderr: "" });
      const check = run("sha256sum", ["-c", "--quiet", "manifest-sha256.txt"], inside);
      expect(check.stderr + check.stdout).toBe("");
      expect(
        readdirSync(path.join(inside, "data", "evidence")).some((name) => /\p{Script=Han}/u.test(name)),
      ).toBe(true);
      rmSync(folder, { recursive: true });
    },
  );

  it("says nothing of accounts, passwords, sessions and ways to be reached", async () => {
    const users = await ledger.db.user.findMany({ select: { account: true, passwordHash: true } });
    const log = text(filesOf(whole).get("data/log/events.jsonl"));
    for (const { account, passwordHash } of users) {
      expect(log.includes(`"${account}"`), account).toBe(false);
      expect(log.includes(passwordHash)).toBe(false);
    }
    expect(log).not.toMatch(/"action":"(?:account|session|role|deputy)\./);
    expect(log).not.toMatch(/"contact":"/);
  });

  it("is checked by the very commands of its note, and they notice a change", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "package-"));
    for (const [name, bytes] of filesOf(whole)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
    const run = () =>
      CHECK_COMMANDS.map((command) => spawnSync("sh", ["-c", command], { cwd: folder }).status);
    for (const command of CHECK_COMMANDS)
      expect(readFileSync(path.join(folder, "README.txt"), "utf8")).toContain(command);
    expect(run()).toEqual([0, 0, 0]);
    const index = path.join(folder, "data/index.csv");
    writeFileSync(index, `${readFileSync(index, "utf8")} `);
    expect(run()[0]).not.toBe(0);
    const signed = path.join(folder, "proof/checkpoint-signed.txt");
    writeFileSync(signed, readFileSync(signed, "utf8").replace("\n", " \n"));
    expect(run().every((status) => status !== 0)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it("is checked by `npm run audit:verify`, which names the first fault", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "package-"));
    const file = path.join(folder, "package.zip");
    const verify = (...more: readonly string[]) =>
      spawnSync(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", "lib/cli/audit-verify.ts", ...more],
        { encoding: "utf8" },
      );
    writeFileSync(file, whole.zip);
    const sound = verify(file);
    expect(sound.stderr + sound.stdout).toContain("四性核对全部通过");
    expect(sound.status).toBe(0);
    const touched = Uint8Array.from(whole.zip);
    const at = Buffer.from(touched).indexOf("序号");
    touched[at] = (touched[at] ?? 0) ^ 1;
    writeFileSync(file, touched);
    const broken = verify(file);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toMatch(/文件缺失、多余或被改动.*data\/ledger\/ledger-\d+\.csv/);
    rmSync(folder, { recursive: true });
  });

  it("narrowed to a year holds that year's ledger and reports alone", async () => {
    await confirmOneOf(2025);
    const years = [...new Set((await ledger.db.target.findMany()).map(({ year }) => year))];
    expect(years).toContain(2025);
    expect(years.length).toBeGreaterThan(1);
    for (const year of years) {
      const ofYear = await made({ year });
      expect(await faultsOf(ofYear.zip)).toEqual([]);
      const names = [...filesOf(ofYear).keys()];
      expect(names.filter((name) => /ledger-\d+\.csv$/.test(name))).toEqual([
        `data/ledger/ledger-${year}.csv`,
      ]);
      const reports = await ledger.db.report.count({ where: { targets: { some: { year } } } });
      expect(names.filter((name) => name.startsWith("data/reports/"))).toHaveLength(reports);
    }
  });

  it("narrowed to a unit or a target says less, and still shows that no event is missing", async () => {
    const target = await ledger.db.target.findFirstOrThrow({
      where: { evidence: { some: { kind: "file" } } },
      select: { id: true, year: true, assignment: { select: { leadUnitId: true } } },
    });
    const told = (made: { id: string; zip: Uint8Array }) =>
      text(filesOf(made).get("data/log/events.jsonl"))
        .split("\n")
        .filter((line) => line.includes('"body":')).length;
    const ofUnit = await made({ unit: target.assignment?.leadUnitId });
    const ofTarget = await made({ target: target.id });
    expect(await faultsOf(ofUnit.zip)).toEqual([]);
    expect(await faultsOf(ofTarget.zip)).toEqual([]);
    expect(told(ofTarget)).toBeLessThan(told(ofUnit));
    expect(told(ofUnit)).toBeLessThan(told(whole));
    const rows = text(filesOf(ofTarget).get(`data/ledger/ledger-${target.year}.csv`))
      .trimEnd()
      .split("\r\n");
    expect(rows).toHaveLength(2);
  });

  it("can be unpacked whatever its originals are called: a name has the room that a folder gives it", async () => {
    const piece = await ledger.db.evidence.findFirstOrThrow({ where: { kind: "file" } });
    const { reportId } = await ledger.db.target.findUniqueOrThrow({ where: { id: piece.targetId } });
    const report = await ledger.db.report.findUniqueOrThrow({ where: { id: reportId } });
    const rename = async (evidence: string, original: string) => {
      await ledger.db.$transaction([
        ledger.db.evidence.update({ where: { id: piece.id }, data: { name: evidence } }),
        ledger.db.report.update({ where: { id: reportId }, data: { fileName: original } }),
      ]);
    };
    await rename(`${"证".repeat(116)}.pdf`, `%${"报".repeat(114)}.docx`);
    const filter = { year: undefined, unit: undefined, target: piece.targetId };
    const { files } = await packageScope(AUDITOR.viewer, filter, AUDITOR.now);
    await rename(piece.name, report.fileName);
    const paths = files.map((file) => file.path);
    const lengths = paths.flatMap((name) => name.split("/")).map((part) => Buffer.byteLength(part));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(255);
    const [indexed] = (await files.find((file) => file.path === "data/index.csv")?.open()) as Uint8Array[];
    const index = text(indexed);
    const originals = paths.filter((name) => /^data\/(?:evidence|reports)\//.test(name));
    for (const name of originals) expect(index).toContain(name);
    for (const sign of [
      /^data\/evidence\/[0-9a-f]{16}-证+\.pdf$/,
      /^data\/reports\/[0-9a-f]{16}-％报+\.docx$/,
    ])
      expect(originals.some((name) => sign.test(name))).toBe(true);
    // What the index says it was called is the whole name.
    expect(index).toContain("证".repeat(116));
  });

  it("names evidence that was altered in the store after it was handed in", async () => {
    const piece = await ledger.db.evidence.findFirstOrThrow({ where: { kind: "file" } });
    const key = piece.storageKey ?? "";
    const blob = path.join(ledger.dataDir, "blobs", key.slice(0, 2), key);
    const before = readFileSync(blob);
    chmodSync(blob, 0o600);
    writeFileSync(blob, Buffer.concat([before.subarray(0, -1), Buffer.from([(before.at(-1) ?? 0) ^ 1])]));
    const [fault] = await faultsOf((await made({ target: piece.targetId })).zip);
    writeFileSync(blob, before);
    expect(fault).toContain(`files: data/evidence/${key.slice(0, 16)}`);
  });

  it("never leaves without an event: only the rest of what the same person began within a day has none of its own", async () => {
    const { id } = whole;
    const size = whole.zip.length;
    const [one, another] = ["auditor-one", "auditor-two"].map(
      (userId) => (at: string) => contextFor("auditor", { userId }, new Date(at)),
    ) as [(at: string) => ViewerContext, (at: string) => ViewerContext];
    const events = () =>
      ledger.db.auditEvent.count({ where: { action: "package.downloaded", recordId: id } });
    const ask = async (context: ViewerContext, headers: Record<string, string>) => {
      const request = new Request("http://localhost/x", { headers });
      const before = await events();
      const asked = (file: RangedFile) => askedOf(file, request);
      const answer = rangedAttachment(await downloadPackage(context, { id, asked }), request);
      const bytes = (await answer.arrayBuffer()).byteLength;
      return [answer.status, bytes, (await events()) - before];
    };
    const rest = { range: "bytes=1-" };
    const NOON = "2026-10-21T04:00:00Z";
    // Nobody began it: whatever part is asked for is a download.
    expect(await ask(one(NOON), { range: `bytes=${size}-` })).toEqual([416, 0, 0]);
    expect(await ask(one(NOON), rest)).toEqual([206, size - 1, 1]);
    expect(await ask(one(NOON), rest)).toEqual([206, size - 1, 0]);
    expect(await ask(another(NOON), { range: "bytes=-5" })).toEqual([206, 5, 1]);
    expect(await ask(one("2026-10-22T03:59:59Z"), rest)).toEqual([206, size - 1, 0]);
    expect(await ask(one("2026-10-22T04:00:01Z"), rest)).toEqual([206, size - 1, 1]);
    // The whole is one each time, whatever the header says, and so is what begins at its first byte.
    for (const headers of [
      {},
      { ...rest, "if-range": '"other"' },
      { range: "bytes=1-2,4-5" },
      { range: "bytes=1" },
    ])
      expect(await ask(one("2026-10-22T05:00:00Z"), headers as Record<string, string>)).toEqual([
        200,
        size,
        1,
      ]);
    expect(await ask(one("2026-10-22T05:00:00Z"), { range: "bytes=0-" })).toEqual([206, size, 1]);
    expect(await ask(one("2026-10-22T05:00:00Z"), { range: `bytes=-${size}` })).toEqual([206, size, 1]);
  });

  it("is listed with what it holds, downloaded as an event, and gone after some days", async () => {
    const [latest] = await packageList(AUDITOR.viewer);
    expect(latest).toMatchObject({ state: "ready", percent: null });
    const before = await ledger.db.auditEvent.count({ where: { action: "package.downloaded" } });
    const file = await downloadPackage(AUDITOR, { id: whole.id, asked: () => "beginning" });
    expect(await ledger.db.auditEvent.count({ where: { action: "package.downloaded" } })).toBe(before + 1);
    expect(file.byteSize).toBe(whole.zip.length);
    const old = new Date("2026-01-01T00:00:00Z");
    utimesSync(packagePath(whole.id), old, old);
    expect(await sweepPackages(new Date("2026-01-07T00:00:00Z"))).toBe(0);
    expect(await sweepPackages(new Date("2026-01-09T00:00:00Z"))).toBe(1);
    expect(existsSync(packagePath(whole.id))).toBe(false);
    await expect(downloadPackage(AUDITOR, { id: whole.id, asked: () => "beginning" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is for auditors only, and of something", async () => {
    const nobody = { year: 1999, unit: undefined, target: undefined };
    await expect(requestPackage(AUDITOR, nobody)).rejects.toMatchObject({
      details: { problem: "package_empty" },
    });
    for (const role of ["supervisor", "leader", "system_admin"] as const)
      await expect(requestPackage(contextFor(role), { ...nobody, year: undefined })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });
});

describe("a download that broke off", () => {
  const content = Buffer.from("0123456789");
  const file = {
    fileName: "审计包.zip",
    byteSize: content.length,
    etag: '"one"',
    open: (start: number, end: number) => Readable.from([content.subarray(start, end + 1)]),
  };
  const ask = async (headers: Record<string, string>) => {
    const answer = rangedAttachment(file, new Request("http://localhost/x", { headers }));
    return [answer.status, await answer.text(), answer.headers.get("content-range")];
  };

  it.each([
    ["the whole", {}, [200, "0123456789", null]],
    ["the rest", { range: "bytes=4-" }, [206, "456789", "bytes 4-9/10"]],
    ["a part", { range: "bytes=2-3" }, [206, "23", "bytes 2-3/10"]],
    ["the end", { range: "bytes=-3" }, [206, "789", "bytes 7-9/10"]],
    ["more than there is", { range: "bytes=8-99" }, [206, "89", "bytes 8-9/10"]],
    ["what is not there", { range: "bytes=10-" }, [416, "", "bytes */10"]],
    ["several parts: the whole", { range: "bytes=0-1,3-4" }, [200, "0123456789", null]],
    ["the rest of the same", { range: "bytes=4-", "if-range": '"one"' }, [206, "456789", "bytes 4-9/10"]],
    [
      "the rest of another: the whole",
      { range: "bytes=4-", "if-range": '"other"' },
      [200, "0123456789", null],
    ],
  ])("asks for %s", async (_, headers, expected) => {
    expect(await ask(headers as Record<string, string>)).toEqual(expected);
  });
});

/** Imports a report of another year and confirms what it promises, as the office does. */
async function confirmOneOf(year: number): Promise<void> {
  const { id: userId } = await ledger.db.user.findFirstOrThrow({ where: { role: "supervisor" } });
  const supervisor = contextFor("supervisor", { userId });
  const report = `松岚区人民政府工作报告\n\n二、${year}年工作安排\n\n全年新增就业2.6万人以上。\n`;
  const file = await receive(new Blob([report]).stream(), 1024 * 1024);
  const imported = await importReport(supervisor, { file, fileName: `${year}.txt` });
  if (!imported.ok) throw new Error(imported.problem);
  const statements = await ledger.db.statement.findMany({ where: { reportId: imported.reportId } });
  await confirmStatements(
    supervisor,
    statements.map(({ id, version }) => ({ id, version })),
  );
}
