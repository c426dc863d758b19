import { z } from "zod";

const id = z.string().min(1).max(64);
const version = z.int().min(1);
const sentence = (most: number) => z.string().trim().min(1, "required").max(most, "too_long");
const points = z
  .string()
  .trim()
  .regex(/^-?\d{1,3}(?:\.\d{1,2})?$/, "score_points");

export const makeAssessmentInput = z.object({ id: z.uuid(), name: sentence(60), snapshotId: id });

/** `revision`: of the score that the person saw. */
export const adjustScoreInput = z.object({
  assessmentId: id,
  unitId: id,
  revision: version,
  points,
  reason: sentence(500),
  document: sentence(120),
});

export const publishAssessmentInput = z.object({ id, version });

export const discardAssessmentInput = z.object({ id, version, reason: sentence(500) });

export const raiseObjectionInput = z.object({ id: z.uuid(), assessmentId: id, text: sentence(2000) });

/** `points` are asked for where the objection is accepted. */
export const answerObjectionInput = z
  .object({
    id,
    version,
    accepted: z.boolean(),
    answer: sentence(2000),
    points: z.union([points, z.literal("")]),
  })
  .refine(({ accepted, points: given }) => !accepted || given !== "", {
    path: ["points"],
    message: "score_points",
  });
