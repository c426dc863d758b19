import { z } from "zod";
import { isPeriod } from "@/lib/domain/period";

const id = z.string().min(1).max(64);
const seen = z.object({ id, version: z.int() });
const text = z.string().trim().min(1, "required").max(2000, "too_long");

/** A draft may still lack what `noticeGaps` asks for when it is issued; its number, title, unit and targets it has. */
const draftFields = z.object({
  number: z.string().trim().min(1, "required").max(40, "too_long"),
  title: z.string().trim().min(1, "required").max(80, "too_long"),
  unitId: id.min(1, "required"),
  body: z.string().trim().max(4000, "too_long"),
  dueOn: z.union([z.literal(""), z.iso.date("due_not_a_day")], "due_not_a_day"),
  targetIds: z.array(id).min(1, "nothing_chosen").max(50),
});

/** The id is made by the form, so that a double click drafts one notice. */
export const createNoticeInput = draftFields.extend({
  id: z.uuid(),
  /** The instruction (批示) that it is made of. */
  instructionId: id.optional(),
});
export const changeNoticeInput = draftFields.extend(seen.shape);
/** One draft for each lead unit of red targets; `batch` is made by the form, so that a double click drafts once. */
export const draftNoticesInput = z.object({
  batch: z.uuid(),
  period: z.string().refine(isPeriod),
  dueOn: z.iso.date("due_not_a_day"),
  targetIds: z.array(id).min(1, "nothing_chosen").max(200),
});
export const seenNoticeInput = seen;
export const answerNoticeInput = seen.extend({ text });

/** Which notices the list shows: all, the late ones, or all that press. */
export const noticeListSchema = z.object({
  show: z.enum(["all", "overdue", "warned"]).catch("all").default("all"),
});

/** What a new notice is about, as its address carries it: `?target=<id>&target=<id>`. */
export const newNoticeSchema = z.object({
  target: z
    .union([id.transform((one) => [one]), z.array(id).max(50)])
    .catch([])
    .default([]),
  instruction: id.optional().catch(undefined),
});
