import { z } from "zod";
import { isPeriod } from "@/lib/domain/period";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { pageNumber } from "./list-page";

/** The conditions of the review queue, as its address carries them; what can't be read does not narrow it. */
export const reviewFilterSchema = z.object({
  unit: z.string().min(1).optional().catch(undefined),
  period: z.string().refine(isPeriod).optional().catch(undefined),
  /** The light as it would be. */
  light: z.enum(LIGHTS).optional().catch(undefined),
  /** Whether it says something else than what was approved last. */
  changed: z.enum(["yes", "no"]).optional().catch(undefined),
});

/** The address of the review queue. */
export const reviewPageSchema = reviewFilterSchema.extend({ page: pageNumber });

export type ReviewFilter = Partial<z.output<typeof reviewFilterSchema>>;
