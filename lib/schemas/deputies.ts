import { z } from "zod";
import { isDay } from "@/lib/domain/assignment";

const day = z.string().refine(isDay, "deputy_day_missing");

/** A deputy for some days, both inclusive. */
export const nameDeputyInput = z.object({
  id: z.uuid(),
  deputyId: z.string().min(1, "required"),
  fromDay: day,
  untilDay: day,
});
export const endDeputyInput = z.object({ id: z.string().min(1), version: z.number().int() });
