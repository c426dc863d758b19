import { z } from "zod";

const id = z.string().min(1).max(64);

/** A note is short: what needs more goes into a notice. The id is made by the form, so that a double click notes once. */
export const giveInstructionInput = z.object({
  id: z.uuid(),
  targetId: id,
  text: z.string().trim().min(1, "required").max(500, "too_long"),
});

export const answerInstructionInput = z.object({
  id,
  version: z.int(),
  text: z.string().trim().min(1, "required").max(2000, "too_long"),
});
