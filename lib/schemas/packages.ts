import { z } from "zod";

const id = z
  .string()
  .max(64)
  .optional()
  .transform((value) => value || undefined);

/** What an audit package is about; nothing named: the whole ledger. */
export const packageFilterSchema = z.object({
  year: z
    .union([z.literal(""), z.coerce.number().int().min(2000).max(2100)])
    .optional()
    .transform((year) => year || undefined),
  /** A unit that leads or supports the targets. */
  unit: id,
  target: id,
});

export type PackageFilter = z.output<typeof packageFilterSchema>;

export const packageKey = z.object({ id: z.string().min(1).max(64) });
