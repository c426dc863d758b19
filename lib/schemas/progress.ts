import { z } from "zod";
import { isPeriod } from "@/lib/domain/period";
import { JUDGEMENTS } from "@/lib/domain/vocabulary";

const words = z.string().max(4000, "too_long");
const reason = z.string().trim().min(1, "required").max(500, "too_long");

/** The words and figures of a month as they were typed. */
export const progressForm = z.object({
  /** As typed: `3.2`, `３．２万人`; understood by lib/domain/measure-value.ts. */
  value: z.string().max(60, "too_long"),
  notPublished: z.boolean(),
  /** Milestones: how many stages are reached. */
  stage: z.number().int().min(0).nullable(),
  judgement: z.enum(JUDGEMENTS).nullable(),
  progress: words,
  problems: words,
  nextStep: words,
});
export type ProgressForm = z.output<typeof progressForm>;

/** A save; `version` is null for a report that does not exist yet, whose `id` the form made. */
export const saveProgressInput = progressForm.extend({
  id: z.uuid(),
  targetId: z.string().min(1),
  period: z.string().refine(isPeriod),
  version: z.number().int().nullable(),
});

const seenVersion = z.object({ id: z.string().min(1), version: z.number().int() });
/** One or many reports at once, each in the version that the person saw. */
const seenReports = z.object({ reports: z.array(seenVersion).min(1, "nothing_chosen").max(200) });

export const submitProgressInput = seenReports;
export const approveProgressInput = seenReports;
export const returnProgressInput = seenVersion.extend({ reason });
/** `id`: of the request, made when its form was opened. */
export const requestCorrectionInput = z.object({ id: z.uuid(), progressReportId: z.string().min(1), reason });
/** `newId`: the id of the new revision. */
export const unlockCorrectionInput = seenVersion.extend({ newId: z.uuid() });
export const refuseCorrectionInput = seenVersion.extend({ reason });
export const progressKey = z.object({ targetId: z.string().min(1), period: z.string().refine(isPeriod) });

/** The month that a list's address asks for; what can't be read asks for the default. */
export const progressView = z.object({ period: z.string().refine(isPeriod).optional().catch(undefined) });
