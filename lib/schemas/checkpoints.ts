import { z } from "zod";

const size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** A checkpoint is named by how many events it covers. */
export const checkpointKey = z.object({ size });

/** A proof between two of them, the later one by `size`. */
export const consistencyKey = z.object({ size, from: size });

/** A checkpoint that somebody kept outside, as it was pasted. */
export const outsideCheckpointInput = z.object({
  text: z.string().trim().min(1, "required").max(4000, "too_long"),
});
