// How much memory an audit package takes: `npm run bench:package [-- --megabytes 2048]`. A sample district of its own gets
// evidence of so many MB; then a package of all of it is made and handed out, by the product's own commands. Prints one line
// of JSON: bytes of the package, the process's memory before, its peak meanwhile (Linux only), and how long both took.
import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { addEvidence } from "@/lib/server/commands/add-evidence";
import { downloadPackage } from "@/lib/server/commands/download-package";
import { requestPackage } from "@/lib/server/commands/request-package";
import { discard, receive } from "@/lib/server/storage/blob-store";
import { contextFor, openSampleLedger } from "./ledger";

const MB = 1 << 20;
const FILE_MB = 40;

const { values } = parseArgs({ options: { megabytes: { type: "string", default: "2048" } } });
const ledger = openSampleLedger();
try {
  const draft = await ledger.db.progressReport.findFirstOrThrow({
    where: { period: "2026-10", state: "draft", handedOverAt: null },
    select: { id: true, unitId: true, authorId: true },
  });
  const reporter = contextFor("reporter", { userId: draft.authorId, unitId: draft.unitId });
  for (let left = Number(values.megabytes); left > 0; left -= FILE_MB) {
    const file = await receive(randomStream(Math.min(left, FILE_MB)), FILE_MB * MB);
    const evidence = { id: randomUUID(), progressReportId: draft.id, fileName: `${randomUUID()}.dat`, file };
    await addEvidence(reporter, evidence);
    await discard(file);
  }

  global.gc?.();
  const before = memory("VmRSS");
  // From here on the peak is counted anew (proc(5)).
  writeFileSync("/proc/self/clear_refs", "5");
  const began = performance.now();
  const auditor = contextFor("auditor");
  const { id, work } = await requestPackage(auditor, { year: undefined, unit: undefined, target: undefined });
  await work;
  const made = performance.now();
  const handedOut = await downloadPackage(auditor, { id, asked: () => "beginning" });
  let bytes = 0;
  for await (const chunk of handedOut.open(0, handedOut.byteSize - 1)) bytes += (chunk as Buffer).length;
  const peak = memory("VmHWM");
  const seconds = (from: number, to: number) => Number(((to - from) / 1000).toFixed(1));
  console.log(
    JSON.stringify({
      packageMb: Math.round(bytes / MB),
      beforeMb: Math.round(before),
      peakMb: Math.round(peak),
      madeSeconds: seconds(began, made),
      handedOutSeconds: seconds(made, performance.now()),
    }),
  );
} finally {
  await ledger.close();
}

/** So many MB that can't be compressed. */
function randomStream(megabytes: number): ReadableStream<Uint8Array> {
  const pieces = function* () {
    for (let piece = 0; piece < megabytes; piece++) yield randomBytes(MB);
  };
  return Readable.toWeb(Readable.from(pieces())) as ReadableStream<Uint8Array>;
}

/** A line of this process's state, in MB. */
function memory(line: "VmRSS" | "VmHWM"): number {
  const state = readFileSync("/proc/self/status", "utf8");
  return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(state)?.[1]) / 1024;
}
