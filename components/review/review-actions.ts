import { type z } from "zod";
import { type approveProgressInput, type returnProgressInput } from "@/lib/schemas/progress";
import { type ActionResult } from "@/lib/server/http/define-action";

export type ApproveReports = (
  input: z.input<typeof approveProgressInput>,
) => Promise<ActionResult<{ readonly approved: number }>>;
export type ReturnReport = (input: z.input<typeof returnProgressInput>) => Promise<ActionResult<void>>;
