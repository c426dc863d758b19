import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { extract } from "@/lib/extraction/extract";
import { type Statement } from "@/lib/extraction/types";

export type ExpectedRow = Pick<Statement, "indicator" | "metric" | "comparator" | "low" | "unit"> &
  Partial<Pick<Statement, "kind" | "high" | "horizon">>;

/** A sample written for the corpus: sentences of a plan part (`text`), or a whole document. */
export interface CorpusCase {
  readonly name: string;
  readonly text?: string;
  readonly document?: string;
  readonly rows: readonly ExpectedRow[];
}

export interface CorpusFile {
  readonly name: string;
  readonly cases: readonly CorpusCase[];
}

const PLAN_HEADING = "2022年工作安排\n";

export function readCorpus(folder: string): readonly CorpusFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({
      name: path.basename(file, ".json"),
      cases: JSON.parse(readFileSync(path.join(folder, file), "utf8")) as readonly CorpusCase[],
    }));
}

/** The rows that a case expects, with the defaults filled in. */
export const expectedRows = ({ rows }: CorpusCase): readonly Required<ExpectedRow>[] =>
  rows.map((row) => ({ kind: "target", horizon: "annual", ...row, high: row.high ?? row.low }));

/** The rows that the engine finds in a case. */
export const foundRows = ({ text, document }: CorpusCase): readonly Required<ExpectedRow>[] =>
  extract(document ?? PLAN_HEADING + (text ?? "")).statements.map(
    ({ kind, indicator, metric, comparator, low, high, unit, horizon }) => ({
      kind,
      indicator,
      metric,
      comparator,
      low,
      high,
      unit,
      horizon,
    }),
  );
