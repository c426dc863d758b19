import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkPackage, type Finding, withoutFolder } from "@/lib/proof/check-package";
import { utf8 } from "@/lib/proof/bytes";
import { checkpointText, originOf, readCheckpoint, type SignedCheckpoint } from "@/lib/proof/checkpoint";
import { canonicalJson, chainHash, eventLeaf } from "@/lib/proof/event-chain";
import { type EventLine } from "@/lib/proof/event-line";
import { EMPTY_TREE, grow, rootOf } from "@/lib/proof/merkle";
import { writeNote } from "@/lib/proof/signed-note";
import { type RandomAccess, readZip } from "@/lib/proof/zip-layout";
import { contentsOf } from "@/lib/server/packages/file-content";
import { type BagFile, type Seal, writeBag } from "@/lib/server/packages/write-bag";

export const PACKAGE_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const NOW = new Date("2026-11-29T04:00:00Z");

/** A log in memory: each event in the chain, as the product writes it. */
class Log {
  readonly events: (EventLine & { body: string })[] = [];

  happen(action: string, record: { type: string; id: string }, payload: object): string {
    const seq = this.events.length + 1;
    const body = canonicalJson({ seq, id: `event-${seq}`, action, record, payload, reason: null });
    const hash = chainHash(this.events.at(-1)?.hash ?? "0".repeat(64), body);
    this.events.push({ seq, hash, body });
    return hash;
  }
}

const file = (name: string, content: string | Uint8Array): BagFile => {
  const made = contentsOf(typeof content === "string" ? utf8(content) : content);
  return { path: name, ...made };
};
const original = (folder: string, name: string, content: string): BagFile => {
  const made = file("", content);
  return { ...made, path: `data/${folder}/${made.sha256.slice(0, 16)}-${name}` };
};

/** A small but whole package in memory, with the keys and the log that it comes from. */
export async function samplePackage({
  told = () => true,
  report: words = "全年新增就业3.2万人。",
}: {
  readonly told?: (seq: number) => boolean;
  readonly report?: string;
} = {}): Promise<{
  readonly zip: Uint8Array;
  readonly seal: Seal;
  readonly log: Log;
  readonly signAgain: (size: number) => string;
}> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = Uint8Array.from(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
  const log = new Log();
  const report = original("reports", "工作报告.txt", words);
  const evidence = original("evidence", "统计月报.txt", "截至9月新增就业2.61万人。");
  const files = [
    file("data/ledger/ledger-2026.csv", "\ufeff序号,指标\r\n1,新增就业\r\n"),
    file("data/ledger/ledger-2026.xlsx", Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3)),
    file("data/index.csv", "\ufeff路径\r\n"),
    report,
    evidence,
  ];
  log.happen(
    "report.imported",
    { type: "report", id: "r" },
    { fileName: "工作报告.txt", sha256: report.sha256 },
  );
  log.happen("session.signed_in", { type: "session", id: "s" }, { account: "reporter" });
  log.happen(
    "evidence.added",
    { type: "evidence", id: "e" },
    { after: { name: "统计月报.txt", sha256: evidence.sha256 } },
  );
  for (let month = 1; month <= 9; month++)
    log.happen(
      "progress.approved",
      { type: "progress", id: `p${month}` },
      { period: `2026-0${month}`, value: "2.61" },
    );

  const signAgain = (size: number): string => {
    const origin = originOf(log.events[0]?.hash ?? "");
    const root = rootOf(
      grow(
        EMPTY_TREE,
        log.events.slice(0, size).map(({ hash }) => eventLeaf(hash)),
      ),
    );
    const text = checkpointText({ origin, size, root, signedAt: NOW.toISOString() });
    return writeNote(
      text,
      { name: origin, publicKey: raw },
      Uint8Array.from(sign(null, utf8(text), privateKey)),
    );
  };
  const folder = mkdtempSync(path.join(os.tmpdir(), "package-"));
  try {
    const zip = path.join(folder, "package.zip");
    const { seal } = await writeBag(zip, {
      id: PACKAGE_ID,
      organization: "云江区人民政府",
      madeAt: NOW,
      scope: "全部（1项目标）",
      files,
      seal: async (contents) => {
        log.happen("package.sealed", { type: "package", id: PACKAGE_ID }, contents);
        const text = signAgain(log.events.length);
        const checkpoint = readCheckpoint(text) as SignedCheckpoint;
        return { checkpoint, text, key: { name: checkpoint.origin, publicKey: raw } };
      },
      events: async function* () {
        for (const event of log.events) {
          const given = told(event.seq) && !event.body.includes('"session.');
          yield given ? event : { ...event, body: null };
        }
      },
      page: "<!doctype html><title>verify</title>\n",
    });
    return { zip: Uint8Array.from(readFileSync(zip)), seal, log, signAgain };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const inMemory = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  read: async (start, length) => bytes.subarray(start, start + length),
});

/** The findings over a package in memory, up to the first fault or all of them. */
export async function findingsOf(
  zip: Uint8Array,
  { outside = null, toFirst = false }: { outside?: string | null; toFirst?: boolean } = {},
): Promise<readonly Finding[]> {
  const { files, fault } = await readZip(inMemory(zip));
  const findings: Finding[] = [];
  for await (const finding of checkPackage({ files: withoutFolder(files), fault }, outside)) {
    findings.push(finding);
    if (toFirst && !finding.ok) break;
  }
  return findings;
}

/** What is wrong, as `check: detail`. */
export async function faultsOf(zip: Uint8Array, outside: string | null = null): Promise<readonly string[]> {
  const findings = await findingsOf(zip, { outside });
  return findings.filter(({ ok }) => !ok).map(({ check, detail }) => `${check}: ${detail}`);
}
