import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extract } from "@/lib/extraction/extract";
import { type Statement, type StatementKind } from "@/lib/extraction/types";
import { decodeText } from "@/lib/server/documents/decode-text";
import { rowOf } from "./statement-row";

const SHARED = path.resolve(import.meta.dirname, "../../../shared");
const GOLD = ".gold.jsonl";

interface Share {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What the scorer beside the labelled reports says; shares are between 0 and 1. */
export interface Score {
  readonly found: Share;
  readonly exact: Share;
  readonly gold: number;
  /** Required rows that were found. */
  readonly hit: number;
  readonly missed: number;
  readonly spurious: number;
  readonly untraceable: number;
}

/** Names of the labelled reports that lie beside the project; empty on a machine that has none. */
export function labelledReports(): readonly string[] {
  const folder = path.join(SHARED, "eval");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(GOLD))
    .map((file) => file.slice(0, -GOLD.length))
    .sort();
}

/** How far the statements that call themselves certain are right. */
export interface Certainty {
  /** Targets with confidence `high`, as a share of all targets found; between 0 and 1. */
  readonly share: number;
  /** Share of them that a careful reader would write down just so; those where readers may differ are left out. */
  readonly precision: number;
}

/** Scores the certain targets of several reports by themselves. */
export function certaintyOf(names: readonly string[]): Certainty {
  let targets = 0;
  let certain = 0;
  let judged = 0;
  let right = 0;
  for (const name of names) {
    const found = statementsOf(name).filter(({ kind }) => kind === "target");
    const high = found.filter(({ confidence }) => confidence === "high");
    const { exact, hit, spurious } = score(name, "target", high);
    targets += found.length;
    certain += high.length;
    judged += hit + spurious;
    right += exact.precision * (hit + spurious);
  }
  return { share: certain / targets, precision: right / judged };
}

/** Extracts a labelled report and scores the rows of one kind against its labels. */
export const scoreReport = (name: string, kind: StatementKind): Score =>
  score(name, kind, statementsOf(name));

const reportOf = (name: string): string => path.join(SHARED, "reports", `${name}.txt`);

const statementsOf = (name: string): readonly Statement[] =>
  extract(decodeText(readFileSync(reportOf(name))).text).statements;

function score(name: string, kind: StatementKind, statements: readonly Statement[]): Score {
  const folder = mkdtempSync(path.join(tmpdir(), "extraction-"));
  try {
    const predicted = path.join(folder, "rows.jsonl");
    writeFileSync(predicted, statements.map((statement) => JSON.stringify(rowOf(statement))).join("\n"));
    const scorer = path.join(SHARED, "eval", "score.mjs");
    const gold = path.join(SHARED, "eval", name + GOLD);
    return JSON.parse(
      execFileSync(process.execPath, [scorer, reportOf(name), gold, predicted, "--kind", kind, "--json"], {
        encoding: "utf8",
      }),
    ) as Score;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
