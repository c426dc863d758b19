/**
 * How fast the extraction core is, beside what else one could run over the same text: a plain regular
 * expression, a word segmenter and a recogniser of numbers with units. MB are millions of UTF-8 bytes
 * of the file. A time is the best of several runs, in seconds of processor time, so that other work on
 * the machine disturbs it little; the wall clock stands beside it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import recognizers from "@microsoft/recognizers-text-suite";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { extract } from "@/lib/extraction/extract";
import { decodeText } from "@/lib/server/documents/decode-text";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SHARED = path.join(ROOT, "../shared/reports");
const SAMPLE = path.join(ROOT, "prisma/seed/yunjiang/work-report-2026.txt");
const YEARBOOK = "shangcheng-yearbook-2022.txt";
const YEARBOOK_BYTES = 1_800_000;
const RUNS = 5;

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** The best of some runs, in seconds; the first warms up and counts as well. */
function best(runs: number, work: () => void): Cost {
  let cpu = Infinity;
  let wall = Infinity;
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    const before = process.cpuUsage();
    work();
    const used = process.cpuUsage(before);
    wall = Math.min(wall, (performance.now() - began) / 1e3);
    cpu = Math.min(cpu, (used.user + used.system) / 1e6);
  }
  return { cpu, wall };
}

const megabytes = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

/** The text with a mark at each sentence's end: a copy that is no second print of the first. */
const copyOf = (text: string, number: number): string =>
  text.replaceAll("。", `${String.fromCharCode(0x4e00 + number)}。`);

const read = (file: string): string => decodeText(readFileSync(file)).text;

function reportsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt") && file !== YEARBOOK)
    .map((file) => read(path.join(folder, file)));
}

/** The reports beside the project, otherwise copies of the sample report. */
function plainReports(): readonly string[] {
  if (existsSync(SHARED)) return [...reportsIn(SHARED), ...reportsIn(path.join(SHARED, "unlabelled"))];
  return Array.from({ length: 25 }, (_, i) => copyOf(read(SAMPLE), i));
}

/** The yearbook beside the project, otherwise a text of its length made from the sample report. */
function yearbook(): string {
  const file = path.join(SHARED, YEARBOOK);
  if (existsSync(file)) return read(file);
  const sample = read(SAMPLE);
  const copies = Math.ceil(YEARBOOK_BYTES / Buffer.byteLength(sample));
  return Array.from({ length: copies }, (_, i) => copyOf(sample, i)).join("\n");
}

function print(label: string, size: number, { cpu, wall }: Cost, note = ""): void {
  const cells = [size.toFixed(2).padStart(7), cpu.toFixed(3).padStart(8), wall.toFixed(3).padStart(8)];
  console.log(`${label.padEnd(46)} ${cells.join(" ")} ${(size / cpu).toFixed(2).padStart(8)}  ${note}`);
}

const NUMBERS = /\d+(?:\.\d+)?(?:万|亿)?(?:%|个百分点|亿元|万元|元|人|个|家|处|条|公里|亩|套|户|台)/g;

function main(): void {
  const load = os.loadavg()[0] ?? 0;
  console.log(`load average ${load.toFixed(1)} on ${os.cpus().length} cores, Node ${process.version}\n`);
  console.log(`${"".padEnd(46)}      MB    cpu s   wall s  MB/cpu s`);

  const book = yearbook();
  const bookSize = megabytes([book]);
  const one = best(RUNS, () => extract(book));
  print("yearbook", bookSize, one);
  const ten = Array.from({ length: 10 }, (_, i) => copyOf(book, i)).join("\n");
  const tenCost = best(2, () => extract(ten));
  print("ten copies of it", megabytes([ten]), tenCost, `${(tenCost.cpu / one.cpu).toFixed(1)} × one`);

  const plain = plainReports();
  const size = megabytes(plain);
  const ours = best(RUNS, () => plain.forEach((text) => extract(text)));
  print(`plain reports (${plain.length})`, size, ours);
  const speed = size / ours.cpu;
  const compare = (label: string, texts: readonly string[], work: (text: string) => void): void => {
    const theirs = megabytes(texts);
    const cost = best(RUNS, () => texts.forEach(work));
    const ratio = speed / (theirs / cost.cpu);
    print(label, theirs, cost, `extract runs at ${ratio.toFixed(ratio < 1 ? 3 : 1)} × its speed`);
  };

  console.log("\nthe same reports, read by");
  compare("one regular expression (numbers with units)", plain, (text) => [...text.matchAll(NUMBERS)]);
  const jieba = Jieba.withDict(dict);
  compare("@node-rs/jieba (words)", plain, (text) => jieba.cut(text));
  const { Culture, recognizeCurrency, recognizeDimension, recognizeNumber, recognizePercentage } =
    recognizers;
  const recognise = [recognizeNumber, recognizePercentage, recognizeCurrency, recognizeDimension];
  compare("@microsoft/recognizers-text-suite (one report)", plain.slice(0, 1), (text) => {
    for (const line of text.split("\n")) recognise.forEach((find) => find(line, Culture.Chinese));
  });
}

main();
