import "server-only";
import { auditFilterSchema } from "@/lib/schemas/audit-log";
import {
  type BookFormat,
  circularExportSchema,
  type DocumentFormat,
  type ExportFormat,
  type ExportSubject,
  recordExportSchema,
  type SheetFormat,
} from "@/lib/schemas/exports";
import { noticeListSchema } from "@/lib/schemas/notices";
import { comparisonAddress, snapshotAddress } from "@/lib/schemas/snapshots";
import { standingPageSchema, standingViewSchema, targetFilterSchema } from "@/lib/schemas/target-filter";
import { endOfDay } from "@/lib/domain/period";
import { onLedgerAt } from "../as-of/ledger-as-of";
import { notFound } from "../errors";
import { type ViewerContext } from "./context";
import { exportAudit } from "./export-audit";
import { exportCircular } from "./export-circular";
import { exportComparison } from "./export-comparison";
import { exportDossier } from "./export-dossier";
import { exportNotice, exportNotices } from "./export-notices";
import { exportRanking, exportScore } from "./export-scores";
import { exportSnapshot } from "./export-snapshot";
import { exportStanding } from "./export-standing";
import { exportAssignments, exportLivelihood, exportUnit } from "./export-tables";
import { exportTargets } from "./export-targets";
import { type MadeFile } from "./record-export";

type Maker<Format> = (context: ViewerContext, format: Format, asked: object) => Promise<MadeFile>;

const SHEETS = {
  targets: (context, format, asked) =>
    exportTargets(context, {
      format,
      view: standingViewSchema.parse(asked),
      filter: targetFilterSchema.parse(asked),
    }),
  standing: (context, format, asked) =>
    exportStanding(context, { format, view: standingPageSchema.parse(asked) }),
  snapshot: (context, format, asked) =>
    exportSnapshot(context, { format, id: snapshotAddress.parse(asked).id }),
  comparison: (context, format, asked) =>
    exportComparison(context, { format, ...comparisonAddress.parse(asked) }),
  assignments: (context, format, asked) =>
    exportAssignments(context, { format, view: standingViewSchema.parse(asked) }),
  livelihood: (context, format, asked) =>
    exportLivelihood(context, { format, view: standingViewSchema.parse(asked) }),
  unit: (context, format, asked) =>
    exportUnit(context, {
      format,
      view: standingViewSchema.parse(asked),
      unit: targetFilterSchema.parse(asked).unit ?? "",
    }),
  scores: (context, format, asked) => exportRanking(context, { format, id: recordIdOf(asked) }),
  score: (context, format, asked) =>
    exportScore(context, {
      format,
      id: recordIdOf(asked),
      unit: targetFilterSchema.parse(asked).unit ?? "",
    }),
  audit: (context, format, asked) => exportAudit(context, { format, filter: auditFilterSchema.parse(asked) }),
  notices: (context, format, asked) => exportNotices(context, { format, ...noticeListSchema.parse(asked) }),
} as const satisfies Partial<Record<ExportSubject, Maker<SheetFormat>>>;

const DOCUMENTS = {
  circular: (context, format, asked) =>
    exportCircular(context, {
      format,
      view: standingViewSchema.parse(asked),
      snapshot: circularExportSchema.parse(asked).snapshot,
    }),
  notice: (context, format, asked) => exportNotice(context, { format, id: recordIdOf(asked) }),
} as const satisfies Partial<Record<ExportSubject, Maker<DocumentFormat>>>;

const BOOKS = {
  dossier: (context, format, asked) =>
    exportDossier(context, { format, id: recordIdOf(asked), view: standingViewSchema.parse(asked) }),
} as const satisfies Partial<Record<ExportSubject, Maker<BookFormat>>>;

/**
 * Makes the file that an address names, with the page's own conditions.
 *
 * @param day makes it of the ledger as it was known at the end of that day (历史时点); null for now
 * @throws LedgerError as the maker of its subject; NOT_FOUND for what there was not then
 */
export async function makeExport(
  context: ViewerContext,
  file: ExportedFile,
  asked: object,
  day: string | null = null,
): Promise<MadeFile> {
  if (day === null) return make(context, file, asked);
  const then = { ...context, now: endOfDay(day) };
  return onLedgerAt(then.now, () => make(then, file, asked));
}

interface ExportedFile {
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
}

function make(context: ViewerContext, file: ExportedFile, asked: object): Promise<MadeFile> {
  const { subject } = file;
  // The address was checked: a subject comes with one of its own formats.
  if (isOf(SHEETS, subject)) return SHEETS[subject](context, file.format as SheetFormat, asked);
  if (isOf(BOOKS, subject)) return BOOKS[subject](context, file.format as BookFormat, asked);
  return DOCUMENTS[subject](context, file.format as DocumentFormat, asked);
}

function isOf<Makers extends object>(makers: Makers, subject: PropertyKey): subject is keyof Makers {
  return Object.hasOwn(makers, subject);
}

function recordIdOf(asked: object): string {
  const parsed = recordExportSchema.safeParse(asked);
  if (!parsed.success) throw notFound();
  return parsed.data.id;
}
