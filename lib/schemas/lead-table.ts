import { z } from "zod";

const kind = z.string().trim().min(1, "required").max(20, "too_long");

/** Keywords as typed: apart by spaces, commas or line breaks; each once, in their order. */
const keywords = z
  .string()
  .max(1000, "too_long")
  .transform((text) => [...new Set(text.split(/[\s、,，;；]+/u).filter((word) => word !== ""))])
  .refine((words) => words.length > 0, "required");

/** 责任单位对照表 as typed, whole; `latest` is the id of the change that the person saw. */
export const changeLeadTableInput = z.object({
  rows: z
    .array(z.object({ kind, keywords, unitId: z.string().min(1).max(64).nullable() }))
    .min(1, "nothing_chosen")
    .max(100)
    .superRefine((rows, issues) => {
      for (const [index, row] of rows.entries())
        if (rows.findIndex((other) => other.kind === row.kind) < index)
          issues.addIssue({ code: "custom", path: [index, "kind"], message: "lead_kind_twice" });
    }),
  latest: z.string().min(1).nullable(),
});
