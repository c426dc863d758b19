import { z } from "zod";

/** What can be exported, and in which formats. */
export const EXPORT_SUBJECTS = ["targets", "standing", "snapshot", "comparison", "audit"] as const;
export type ExportSubject = (typeof EXPORT_SUBJECTS)[number];
export const EXPORT_FORMATS = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * The address of an export: its file as `subject.format`, null where there is no such file, and the conditions of
 * its page, which each export reads with the page's own schema.
 */
export const exportAddress = z.looseObject({
  file: z
    .templateLiteral([z.enum(EXPORT_SUBJECTS), ".", z.enum(EXPORT_FORMATS)])
    .transform((file) => {
      const [subject, format] = file.split(".") as [ExportSubject, ExportFormat];
      return { subject, format };
    })
    .nullable()
    .catch(null),
});
