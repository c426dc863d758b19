"use server";

import { addEvidenceLinkInput, detachEvidenceInput } from "@/lib/schemas/evidence";
import {
  requestCorrectionInput,
  returnProgressInput,
  progressKey,
  saveProgressInput,
  submitProgressInput,
} from "@/lib/schemas/progress";
import { addEvidenceLink } from "@/lib/server/commands/add-evidence";
import { requestCorrection } from "@/lib/server/commands/request-correction";
import { returnToReporter } from "@/lib/server/commands/return-progress";
import { detachEvidence } from "@/lib/server/commands/detach-evidence";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { handOverProgress, submitProgress } from "@/lib/server/commands/submit-progress";
import { defineAction } from "@/lib/server/http/define-action";
import { storedProgress } from "@/lib/server/queries/progress-form";

export const save = defineAction({ right: "progress.write", input: saveProgressInput, run: saveProgress });
/** The same for a row of the month sheet, which goes on with the answer and refreshes the other pages when it is left. */
export const saveRow = defineAction({
  right: "progress.write",
  input: saveProgressInput,
  run: saveProgress,
  revalidates: false,
});
export const submit = defineAction({
  right: "progress.submit",
  input: submitProgressInput,
  run: submitProgress,
});
export const handOver = defineAction({
  right: "progress.hand_over",
  input: submitProgressInput,
  run: handOverProgress,
});
export const sendBack = defineAction({
  right: "progress.submit",
  input: returnProgressInput,
  run: returnToReporter,
});
export const askCorrection = defineAction({
  right: "progress.write",
  input: requestCorrectionInput,
  run: requestCorrection,
});
export const addLink = defineAction({
  right: "progress.write",
  input: addEvidenceLinkInput,
  run: addEvidenceLink,
});
export const detach = defineAction({
  right: "progress.write",
  input: detachEvidenceInput,
  run: detachEvidence,
});
/** What is stored of a month now: asked for when a save met a conflict. */
export const stored = defineAction({
  right: "progress.write",
  input: progressKey,
  run: ({ viewer }, key) => storedProgress(viewer, key),
});
