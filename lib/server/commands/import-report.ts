import "server-only";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { may } from "@/lib/domain/access";
import { decimal, toDecimalText } from "@/lib/domain/decimal-text";
import { openPeriodAt, yearOf } from "@/lib/domain/period";
import { type ReportKind } from "@/lib/domain/vocabulary";
import { type Extraction, type Statement } from "@/lib/extraction/types";
import { db, type Prisma } from "../db/client";
import { transact } from "../db/transact";
import { type DocumentProblem, type ReadableDocument } from "../documents/document";
import { readDocument } from "../documents/read-document";
import { forbidden } from "../errors";
import { runExtraction } from "../extraction/run-extraction";
import { keep, type ReceivedFile } from "../storage/blob-store";
import { listDigest, textDigest } from "../text-digest";
import { type ViewerContext } from "./context";

export type ImportOutcome =
  | {
      readonly ok: true;
      readonly reportId: string;
      readonly title: string;
      readonly statements: number;
      /** The same bytes had been imported before; nothing was stored. */
      readonly duplicate: boolean;
    }
  | { readonly ok: false; readonly problem: DocumentProblem };

interface ImportInput {
  /** The caller discards it afterwards; what was imported is no longer there. */
  readonly file: ReceivedFile;
  readonly fileName: string;
  readonly onStage?: (stage: "reading" | "extracting") => void;
}

/**
 * Imports a report: the file is kept byte for byte under its SHA-256, its text read and its statements extracted.
 * A file that can't be read leaves nothing behind, neither file nor row.
 */
export async function importReport(
  context: ViewerContext,
  { file, fileName, onStage }: ImportInput,
): Promise<ImportOutcome> {
  if (!may(context.viewer, "report.import")) throw forbidden();
  const known = await importedBefore(file.sha256);
  if (known) return known;

  onStage?.("reading");
  const document = await readDocument({ path: file.path, fileName });
  if (!document.ok) return { ok: false, problem: document.problem };
  onStage?.("extracting");
  const extraction = await runExtraction(document.text);

  const storageKey = await keep(file);
  const report = reportRow(context, { file, fileName, storageKey, document, extraction });
  const statements = extraction.statements.map((statement) => statementRow(report.id, statement));
  const { title } = report;
  try {
    return await transact(context, async (tx, record) => {
      await tx.report.create({ data: report });
      await tx.statement.createMany({ data: statements });
      await record({
        action: "report.imported",
        record: { type: "report", id: report.id },
        payload: {
          ...{ fileName, sha256: file.sha256, byteSize: file.byteSize, statements: statements.length },
          ...importedFacts(report),
          foundDigest: listDigest(statements.map(({ id, quote }) => `${id} ${quote}`)),
        },
      });
      return { ok: true, reportId: report.id, title, statements: statements.length, duplicate: false };
    });
  } catch (error) {
    // Two people imported the same bytes at the same time: the first one's report is the report.
    const first = await importedBefore(file.sha256);
    if (first) return first;
    throw error;
  }
}

async function importedBefore(sha256: string): Promise<ImportOutcome | null> {
  const report = await db().report.findUnique({
    where: { sha256 },
    select: { id: true, title: true, _count: { select: { statements: true } } },
  });
  return (
    report && {
      ok: true,
      reportId: report.id,
      title: report.title,
      statements: report._count.statements,
      duplicate: true,
    }
  );
}

interface Reading {
  readonly file: ReceivedFile;
  readonly fileName: string;
  readonly storageKey: string;
  readonly document: ReadableDocument;
  readonly extraction: Extraction;
}

/** The row of an imported report. Title, government, kind and year are proposals: the text's own words where it has them. */
export function reportRow(
  context: ViewerContext,
  { file, fileName, storageKey, document, extraction }: Reading,
) {
  const title = extraction.title ?? document.title ?? path.parse(fileName).name;
  return {
    id: randomUUID(),
    title: title.slice(0, 120),
    government: extraction.government,
    kind: kindOf(title),
    year: extraction.year ?? yearOf(openPeriodAt(context.now)),
    fileName,
    format: document.format,
    mediaType: document.mediaType,
    encoding: document.encoding ?? null,
    byteSize: file.byteSize,
    sha256: file.sha256,
    storageKey,
    text: document.text,
    pages: document.pages ? JSON.stringify(document.pages) : null,
    outline: JSON.stringify({ sections: extraction.sections, dropped: extraction.dropped }),
    importedById: context.viewer.userId,
    importedAt: context.now,
  } satisfies Prisma.ReportCreateManyInput;
}

/** What the log says of a report besides its file: what it is called, and the hash of the text that was read of it. */
export function importedFacts(report: {
  readonly title: string;
  readonly government?: string | null;
  readonly kind: string;
  readonly year: number;
  readonly text: string;
}) {
  const { title, government = null, kind, year, text } = report;
  return { title, government, kind, year, textDigest: textDigest(text) };
}

function kindOf(title: string): ReportKind {
  if (/民生实事/.test(title)) return "livelihood_list";
  return /计划/.test(title) ? "plan_report" : "work_report";
}

/** The row of a statement as extraction found it. */
export function statementRow(reportId: string, statement: Statement) {
  const value = (number: number | null) => (number === null ? null : toDecimalText(decimal(number)));
  return {
    id: randomUUID(),
    reportId,
    kind: statement.kind,
    indicator: statement.indicator,
    metric: statement.metric,
    comparator: statement.comparator,
    low: value(statement.low),
    high: value(statement.high),
    unit: statement.unit,
    horizon: statement.horizon,
    section: statement.section,
    quote: statement.quote,
    start: statement.start,
    end: statement.end,
    sentenceStart: statement.sentenceStart,
    sentenceEnd: statement.sentenceEnd,
    confidence: statement.confidence,
    rules: JSON.stringify(statement.rules),
    reasons: JSON.stringify(statement.reasons),
    origin: "extracted",
    state: "proposed",
  } satisfies Prisma.StatementCreateManyInput;
}
