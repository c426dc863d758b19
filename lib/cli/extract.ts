import { readFileSync } from "node:fs";
import { extract } from "@/lib/extraction/extract";
import { type Extraction, type Statement } from "@/lib/extraction/types";
import english from "@/lib/format/messages/en/documents.json";
import { decodeText } from "@/lib/server/documents/decode-text";
import { documentLimits, type DocumentResult, DocumentRefusal } from "@/lib/server/documents/document";
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

/** The canonical text of a file, as an import has it; whatever has no office format's ending is a text. */
async function textOf(file: string): Promise<DocumentResult | { ok: true; text: string }> {
  const bytes = readFileSync(file);
  if (/\.(?:docx|pdf|html?)$/i.test(file)) {
    // Loaded only for those who need it: the parsers take longer to load than a report to extract.
    const { readBytes } = await import("@/lib/server/documents/read-bytes");
    return readBytes(bytes, file, documentLimits);
  }
  try {
    return { ok: true, text: decodeText(bytes).text };
  } catch (error) {
    if (error instanceof DocumentRefusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const formatAt = args.indexOf("--format");
  const format = formatAt < 0 ? "table" : (args[formatAt + 1] ?? "");
  const file = args.find((arg, i) => !arg.startsWith("--") && (formatAt < 0 || i !== formatAt + 1));
  if (!file || (format !== "jsonl" && format !== "table")) {
    console.error(USAGE);
    return 2;
  }
  const document = await textOf(file);
  if (!document.ok) {
    console.error(`${file}: ${english[document.problem]}`);
    return 1;
  }
  print(extract(document.text), format, args.includes("--explain"));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
