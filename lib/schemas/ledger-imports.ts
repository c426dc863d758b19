import { z } from "zod";
import { IMPORT_COLUMNS } from "@/lib/domain/import-columns";
import { pageNumber } from "./list-page";

/** Largest file of a ledger, in bytes. */
export const LEDGER_LIMIT_BYTES = 20 * 1024 * 1024;

/** Endings of the files that a ledger may come in. */
export const LEDGER_ENDINGS = [".xlsx", ".csv"] as const;

const id = z.string().min(1).max(64);
/** The lines among which the naming one is looked for. */
export const HEADING_LINES = 20;

export const uploadLedgerAddress = z.object({
  year: z.coerce.number("not_a_year").int("not_a_year").min(1949, "not_a_year").max(2100, "not_a_year"),
});

export const ledgerImportAddress = z.object({ id });

/** What each column of the file holds, from the first on; `headingRow` is the line that names them, from 0, if one does. */
export const mapLedgerInput = z.object({
  id,
  version: z.int(),
  headingRow: z
    .int()
    .min(0)
    .max(HEADING_LINES - 1)
    .nullable(),
  columns: z.array(z.enum(IMPORT_COLUMNS).nullable()).max(200),
});

/** `seen`: the fingerprint of the preview that the person looked at. */
export const startImportInput = z.object({ id, version: z.int(), seen: z.string().length(64) });

/** Which rows of the preview are shown. */
export const PREVIEW_SHOWN = ["wrong", "changed", "new", "same", "all"] as const;
export type PreviewShown = (typeof PREVIEW_SHOWN)[number];

/** The view of a draft, as its address says it. */
export const importViewSchema = z.object({
  step: z.enum(["columns", "preview"]).optional().catch(undefined),
  show: z.enum(PREVIEW_SHOWN).optional().catch(undefined),
  page: pageNumber,
  /** The line to read the columns' names from, from 0; -1 for none. */
  heading: z.coerce
    .number()
    .int()
    .min(-1)
    .max(HEADING_LINES - 1)
    .optional()
    .catch(undefined),
});
