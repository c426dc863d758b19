import { z } from "zod";
import { REPORT_KINDS } from "@/lib/domain/vocabulary";

/** Largest report file, in bytes. */
export const REPORT_LIMIT_BYTES = 20 * 1024 * 1024;

/** Endings of the files that a report may come in. */
export const REPORT_ENDINGS = [".txt", ".html", ".htm", ".docx", ".pdf"] as const;

/** What a person may correct about an imported report; its text and its file stay as they came. */
export const changeReportInput = z.object({
  id: z.string().min(1),
  version: z.int(),
  title: z.string().trim().min(1, "required").max(120, "too_long"),
  government: z
    .string()
    .trim()
    .max(60, "too_long")
    .transform((name) => name || null),
  kind: z.enum(REPORT_KINDS),
  year: z.coerce.number("not_a_year").int("not_a_year").min(1949, "not_a_year").max(2100, "not_a_year"),
});

/** One line of the answer to an upload, in the order in which they come; the last is `done` or `refused`. */
export type ImportProgress =
  | { readonly stage: "reading" }
  | { readonly stage: "extracting" }
  | {
      readonly stage: "done";
      readonly reportId: string;
      readonly title: string;
      readonly statements: number;
      /** The same bytes had been imported before; nothing was stored. */
      readonly duplicate: boolean;
    }
  | { readonly stage: "refused"; readonly message: string };
