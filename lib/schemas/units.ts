import { z } from "zod";

const seen = z.object({ id: z.string().min(1), version: z.int() });
const words = (length: number) => z.string().trim().min(1, "required").max(length, "too_long");

const unitFields = z.object({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,19}$/, "unit_code_form"),
  name: words(60),
  shortName: words(12),
});
/** Ids of new records are made by the form, so that a double click makes one. */
export const createUnitInput = unitFields.extend({ id: z.uuid() });
export const changeUnitInput = unitFields.extend(seen.shape);
export const setUnitActiveInput = seen.extend({ active: z.boolean() });
export const moveUnitInput = z.object({ id: z.string().min(1), towards: z.enum(["up", "down"]) });

const postFields = z.object({
  title: words(40),
  /** 区长: in charge of the whole ledger. */
  overall: z.boolean(),
});
export const createLeaderPostInput = postFields.extend({ id: z.uuid() });
export const changeLeaderPostInput = postFields.extend(seen.shape);
