import { z } from "zod";
import { isPeriod } from "@/lib/domain/period";

/** The conditions of the review queue, as its address carries them; what can't be read does not narrow it. */
export const reviewFilterSchema = z.object({
  unit: z.string().min(1).optional().catch(undefined),
  period: z.string().refine(isPeriod).optional().catch(undefined),
});

export type ReviewFilter = Partial<z.output<typeof reviewFilterSchema>>;
