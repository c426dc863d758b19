import { z } from "zod";
import { pageNumber } from "./list-page";

/** A condition of a GET form: left out, empty or unreadable means that it does not narrow the list. */
const text = z
  .string()
  .trim()
  .max(200)
  .optional()
  .catch(undefined)
  .transform((value) => value || undefined);
const day = z.iso.date().optional().catch(undefined);

/** The conditions of the audit log, as its address carries them; page and export read them with this one schema. */
export const auditFilterSchema = z.object({
  /** First and last day, `YYYY-MM-DD` in Asia/Shanghai. */
  from: day,
  to: day,
  /** Id of an account; `system` for what the product did by itself. */
  actor: text,
  action: text,
  /** Type of the record. */
  type: text,
  /** Words of what the event says, or of the indicator of its target. */
  q: text,
});

export type AuditFilter = Partial<z.output<typeof auditFilterSchema>>;

/** The address of the log's page. */
export const auditPageSchema = auditFilterSchema.extend({
  /** Counts from 1, the newest events first. */
  page: pageNumber,
});

/** Nothing but the wish to recompute the chain. */
export const recheckInput = z.object({});
