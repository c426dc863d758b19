import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { expectedRows, foundRows, readCorpus } from "./extraction-corpus";
import { certaintyOf, labelledReports, scoreReport, type Score } from "./labelled-reports";

const CORPUS = path.resolve(import.meta.dirname, "../../tests/corpus");

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function printCorpus(): void {
  console.log("corpus (tests/corpus)            cases  passed");
  for (const { name, cases } of readCorpus(CORPUS)) {
    const passed = cases.filter((sample) => isDeepStrictEqual(foundRows(sample), expectedRows(sample)));
    console.log(
      `${name.padEnd(32)} ${String(cases.length).padStart(5)}  ${String(passed.length).padStart(6)}`,
    );
  }
}

const cells = ({ exact, found, missed, spurious }: Score): string =>
  `${percent(exact.f1)} ${percent(found.f1)} ${String(missed).padStart(7)} ${String(spurious).padStart(9)}`;

function printReports(names: readonly string[]): void {
  console.log(
    "\nlabelled reports (../shared)     exact F1  found F1  missed  spurious   (targets, then results)",
  );
  const targets = names.map((name) => scoreReport(name, "target"));
  const results = names.map((name) => scoreReport(name, "result"));
  names.forEach((name, i) => {
    const target = targets[i];
    const result = results[i];
    if (target && result) console.log(`${name.padEnd(32)} ${cells(target)}   |${cells(result)}`);
  });
  const exact = (scores: readonly Score[]): string => percent(mean(scores.map((score) => score.exact.f1)));
  console.log(`${"mean exact F1".padEnd(32)} ${exact(targets)} targets, ${exact(results)} results`);
  const { share, precision } = certaintyOf(names);
  console.log(
    `${"confidence high".padEnd(32)} ${percent(share)} of the targets, ${percent(precision)} of them exact`,
  );
}

printCorpus();
const names = labelledReports();
if (names.length > 0) printReports(names);
