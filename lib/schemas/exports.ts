import { z } from "zod";

/** What can be exported, and in which formats. */
export const EXPORTS = {
  targets: ["xlsx", "csv"],
  standing: ["xlsx", "csv"],
  snapshot: ["xlsx", "csv"],
  comparison: ["xlsx", "csv"],
  audit: ["xlsx", "csv"],
  /** 督办台账 */
  notices: ["xlsx", "csv", "pdf"],
  /** 督办单 */
  notice: ["docx", "pdf"],
  /** 通报 */
  circular: ["docx", "pdf"],
  /** 责任分工表 */
  assignments: ["xlsx", "pdf"],
  /** 民生实事项目完成情况表 */
  livelihood: ["xlsx", "pdf"],
  /** 单位进展表 */
  unit: ["xlsx", "pdf"],
  /** 考核得分排名 */
  scores: ["xlsx", "pdf"],
  /** 单位得分由来 */
  score: ["xlsx", "pdf"],
  /** 目标档案 */
  dossier: ["xlsx", "pdf"],
} as const satisfies Record<string, readonly ExportFormat[]>;

export type ExportSubject = keyof typeof EXPORTS;
/** Sheets are written as tables, official documents as text to be edited and as pages to be printed. */
export type SheetFormat = "xlsx" | "csv" | "pdf";
/** Several sheets in one file. */
export type BookFormat = "xlsx" | "pdf";
export type DocumentFormat = "docx" | "pdf";
export type ExportFormat = SheetFormat | DocumentFormat;

/**
 * The address of an export: its file as `subject.format`, null where there is no such file, and the conditions of
 * its page, which each export reads with the page's own schema.
 */
export const exportAddress = z.looseObject({
  file: z
    .string()
    .transform((file) => {
      const [subject = "", format = ""] = file.split(".");
      if (!isSubject(subject)) return null;
      const known = EXPORTS[subject].find((one) => one === format);
      return known ? { subject, format: known as ExportFormat } : null;
    })
    .catch(null),
  /** `YYYY-MM-DD` (历史时点): as the ledger was known at the end of that day. */
  asOf: z.string().optional().catch(undefined),
});

function isSubject(text: string): text is ExportSubject {
  return Object.hasOwn(EXPORTS, text);
}

/** The circular is made from a snapshot where one is named. */
export const circularExportSchema = z.object({
  snapshot: z
    .string()
    .max(64)
    .optional()
    .transform((id) => id || undefined),
});

/** An export of one record names it by its id. */
export const recordExportSchema = z.object({ id: z.string().min(1).max(64) });
