import { readFileSync } from "node:fs";
import { extract } from "@/lib/extraction/extract";
import { type Extraction, type Statement } from "@/lib/extraction/types";
import { decodeText } from "@/lib/server/documents/decode-text";
import { rowOf } from "./statement-row";

const USAGE = "usage: npm run -s extract -- FILE [--format jsonl|table] [--explain]";

function valueOf({ low, high, unit, comparator }: Statement): string {
  const value = low === high ? `${low ?? ""}` : `${low}–${high}`;
  return `${comparator} ${value} ${unit ?? ""}`.trim();
}

function print(extraction: Extraction, format: string, explain: boolean): void {
  for (const statement of extraction.statements) {
    if (format === "jsonl") console.log(JSON.stringify(rowOf(statement)));
    else
      console.log(
        [
          statement.kind,
          statement.confidence,
          statement.indicator,
          statement.metric,
          valueOf(statement),
          statement.section,
          ...(explain ? [statement.rules.join("+"), statement.reasons.join("; "), statement.quoteText] : []),
        ].join("\t"),
      );
  }
  if (!explain) return;
  for (const { start, end, quote, rule, reason } of extraction.dropped) {
    console.error(`dropped ${start}–${end}\t${rule}\t${reason}\t${quote.replace(/\s+/g, "")}`);
  }
}

function main(args: readonly string[]): number {
  const formatAt = args.indexOf("--format");
  const format = formatAt < 0 ? "table" : (args[formatAt + 1] ?? "");
  const file = args.find((arg, i) => !arg.startsWith("--") && (formatAt < 0 || i !== formatAt + 1));
  if (!file || (format !== "jsonl" && format !== "table")) {
    console.error(USAGE);
    return 2;
  }
  print(extract(decodeText(readFileSync(file)).text), format, args.includes("--explain"));
  return 0;
}

process.exitCode = main(process.argv.slice(2));
