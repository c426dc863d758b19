import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extract } from "@/lib/extraction/extract";
import { type StatementKind } from "@/lib/extraction/types";
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

/** Extracts a labelled report and scores the rows of one kind against its labels. */
export function scoreReport(name: string, kind: StatementKind): Score {
  const report = path.join(SHARED, "reports", `${name}.txt`);
  const folder = mkdtempSync(path.join(tmpdir(), "extraction-"));
  try {
    const predicted = path.join(folder, "rows.jsonl");
    const { statements } = extract(decodeText(readFileSync(report)).text);
    writeFileSync(predicted, statements.map((statement) => JSON.stringify(rowOf(statement))).join("\n"));
    const scorer = path.join(SHARED, "eval", "score.mjs");
    const gold = path.join(SHARED, "eval", name + GOLD);
    return JSON.parse(
      execFileSync(process.execPath, [scorer, report, gold, predicted, "--kind", kind, "--json"], {
        encoding: "utf8",
      }),
    ) as Score;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
