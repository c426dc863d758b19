import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { BAG, isPayload, isSafePath, manifestText } from "@/lib/proof/bag";
import { hashOf, hex, utf8 } from "@/lib/proof/bytes";
import { CHECKS, PARTS } from "@/lib/proof/check-package";
import { bagFolder } from "@/lib/server/packages/write-bag";
import { ZipFile } from "@/lib/server/packages/zip-file";
import { PACKAGE_ID, faultsOf, findingsOf, samplePackage } from "@/tests/support/sample-package";

type Sample = Awaited<ReturnType<typeof samplePackage>>;
let sample: Sample;
beforeAll(async () => void (sample = await samplePackage()));

const text = (bytes: Uint8Array | undefined): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The package as somebody makes it who changes files and then writes all manifests anew, as its layout wants them. */
async function forged(
  zip: Uint8Array,
  change: (files: Map<string, Uint8Array>) => void,
  { manifests = true } = {},
): Promise<Uint8Array> {
  const folder = `${bagFolder(PACKAGE_ID)}/`;
  const files = new Map<string, Uint8Array>(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [name.slice(folder.length), bytes]),
  );
  change(files);
  if (manifests) {
    const linesOf = (which: (name: string) => boolean) =>
      [...files].flatMap(([name, bytes]) =>
        which(name) ? [{ path: name, sha256: hex(hashOf(bytes)) }] : [],
      );
    const payload = [...files].filter(([name]) => isPayload(name));
    const oxum = `${payload.reduce((sum, [, { length }]) => sum + length, 0)}.${payload.length}`;
    files.set(
      BAG.info,
      utf8(text(files.get(BAG.info)).replace(/Payload-Oxum: \S+/, `Payload-Oxum: ${oxum}`)),
    );
    files.set(BAG.manifest, utf8(manifestText(linesOf(isPayload))));
    files.delete(BAG.tagManifest);
    files.set(BAG.tagManifest, utf8(manifestText(linesOf((name) => !isPayload(name)))));
  }
  const place = mkdtempSync(path.join(os.tmpdir(), "forged-"));
  const target = path.join(place, "package.zip");
  const made = await ZipFile.create(target);
  for (const [name, bytes] of files) await made.add(folder + name, [bytes]);
  await made.finish();
  const bytes = Uint8Array.from(readFileSync(target));
  rmSync(place, { recursive: true });
  return bytes;
}

const edit =
  (name: string, change: (content: string) => string) =>
  (files: Map<string, Uint8Array>): void =>
    void files.set(name, utf8(change(text(files.get(name)))));

describe("an untouched package", () => {
  it("holds in all four parts, each with checks of its own", async () => {
    const findings = await findingsOf(sample.zip, { outside: sample.signAgain(5) });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual(Object.keys(CHECKS));
    expect(new Set(findings.map(({ part }) => part))).toEqual(new Set(PARTS));
  });

  it("is an ordinary ZIP with an ordinary bag in it", () => {
    const names = Object.keys(unzipSync(sample.zip));
    const folder = bagFolder(PACKAGE_ID);
    expect(names.every((name) => name.startsWith(`${folder}/`))).toBe(true);
    expect(names).toContain(`${folder}/bagit.txt`);
    expect(text(unzipSync(sample.zip)[`${folder}/bagit.txt`])).toContain("BagIt-Version: 1.0");
  });

  it("holds, too, where most events are given by their hash alone", async () => {
    const narrow = await samplePackage({ told: (seq) => seq === 1 || seq === 3 || seq > 12 });
    expect(await faultsOf(narrow.zip)).toEqual([]);
  });

  it("gives sign-ins by their hash alone", () => {
    const events = text(unzipSync(sample.zip)[`${bagFolder(PACKAGE_ID)}/${BAG.events}`]);
    expect(events.split("\n")[1]).toMatch(/^\{"seq":2,"hash":"[0-9a-f]{64}"\}$/);
    expect(events).not.toContain("session.");
  });
});

describe("who changes a package and writes its manifests anew is found", () => {
  const changed = async (change: (files: Map<string, Uint8Array>) => void) =>
    (await faultsOf(await forged(sample.zip, change))).map((fault) => fault.split(":")[0]);

  it("at the seal, where the ledger says something else", async () => {
    expect(
      await changed(edit("data/ledger/ledger-2026.csv", (csv) => csv.replace("新增就业", "新增岗位"))),
    ).toEqual(["seal"]);
  });

  it("at the seal and the originals, where a piece of evidence is another one", async () => {
    const change = (files: Map<string, Uint8Array>) => {
      const name = [...files.keys()].find((one) => one.startsWith("data/evidence/")) ?? "";
      edit(name, (words) => words.replace("2.61", "3.21"))(files);
    };
    expect(await changed(change)).toEqual(["seal", "originals"]);
  });

  it("at the seal, where a file was added or taken away", async () => {
    expect(await changed((files) => void files.set("data/ledger/more.txt", utf8("x")))).toEqual(["seal"]);
    expect(await changed((files) => void files.delete("data/ledger/ledger-2026.xlsx"))).toEqual(["seal"]);
  });

  it("at the event, where the log's words are others", async () => {
    const faults = await faultsOf(
      await forged(
        sample.zip,
        edit(BAG.events, (log) => log.replace('"2026-04","value":"2.61"', '"2026-04","value":"9.99"')),
      ),
    );
    expect(faults).toEqual(["chain: #7"]);
  });

  it("at the event's number, where one was taken out or the tail was cut", async () => {
    const without = (seq: number) => (log: string) =>
      log
        .split("\n")
        .toSpliced(seq - 1, 1)
        .join("\n");
    expect(await faultsOf(await forged(sample.zip, edit(BAG.events, without(4))))).toContain("events: #4");
    expect(await faultsOf(await forged(sample.zip, edit(BAG.events, without(13))))).toContain("events: #13");
  });

  it("at the root, where an event that is given by its hash has another one", async () => {
    const other = (log: string) =>
      log.replace(/(\{"seq":2,"hash":")./, (_, head: string) => `${head}g`.replace("g", "0"));
    const twice = (log: string) =>
      other(log) === log ? log.replace(/(\{"seq":2,"hash":")./, "$11") : other(log);
    expect(await changed(edit(BAG.events, twice))).toContain("root");
  });

  it("at the signature, where the checkpoint says another size", async () => {
    expect(await changed(edit(BAG.checkpoint, (note) => note.replace("\n13\n", "\n12\n")))).toContain(
      "signature",
    );
  });

  it("at the copies for openssl, where they are not those of the checkpoint", async () => {
    const faults = await faultsOf(
      await forged(
        sample.zip,
        edit(BAG.signed, (note) => note.replace("\n13\n", "\n12\n")),
      ),
    );
    expect(faults).toEqual([`signature: ${BAG.signed}`]);
  });

  it("at what must not be in it: a sign-in in words, a private key, a path that leads out", async () => {
    const signIn = sample.log.events[1];
    const told = edit(BAG.events, (log) =>
      log.replace(`"hash":"${signIn?.hash}"}`, `"hash":"${signIn?.hash}","body":${signIn?.body}}`),
    );
    expect(await changed(told)).toEqual(["personal"]);
    expect(
      await changed((files) => void files.set("proof/key.txt", utf8("-----BEGIN PRIVATE KEY-----"))),
    ).toEqual(["secrets"]);
    expect(await changed((files) => void files.set("data/../../x.txt", utf8("x")))).toContain("paths");
  });
});

describe("who changes a package without its manifests is found at the file", () => {
  it.each([BAG.verifier, BAG.readme, BAG.info, "data/index.csv", BAG.events])("%s", async (name) => {
    const [first] = await faultsOf(
      await forged(
        sample.zip,
        edit(name, (words) => `${words} `),
        { manifests: false },
      ),
    );
    expect(first).toBe(`${isPayload(name) ? "files" : "description"}: ${name}`);
  });
});

describe("a checkpoint from outside", () => {
  it("is found to contradict a log that is shorter, or another", async () => {
    expect(await faultsOf(sample.zip, sample.signAgain(13))).toEqual([]);
    const later = await samplePackage({ report: "另一份报告。" });
    expect(await faultsOf(sample.zip, later.signAgain(5))).toEqual([
      expect.stringMatching(/^outside: .*another log: target-ledger\//),
    ]);
    sample.log.happen("progress.approved", { type: "progress", id: "later" }, {});
    expect(await faultsOf(sample.zip, sample.signAgain(14))).toEqual(["outside: #14"]);
    expect(await faultsOf(sample.zip, "存证")).toEqual([expect.stringContaining("not a checkpoint")]);
  });
});

it.each([
  ["../x", false],
  ["data//x", false],
  ["/data/x", false],
  ["data\\x", false],
  ["data/财报\u202Efdp.exe", false],
  ["data/x ", false],
  ["data/50%.pdf", false],
  ["data/evidence/3f2a9c1d-统计月报（9月）.pdf", true],
])("a path is safe or not: %s", (name, safe) => {
  expect(isSafePath(name)).toBe(safe);
});
