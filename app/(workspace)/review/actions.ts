"use server";

import {
  approveProgressInput,
  refuseCorrectionInput,
  returnProgressInput,
  unlockCorrectionInput,
} from "@/lib/schemas/progress";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { refuseCorrection, unlockCorrection } from "@/lib/server/commands/decide-correction";
import { returnProgress } from "@/lib/server/commands/return-progress";
import { defineAction } from "@/lib/server/http/define-action";

export const approve = defineAction({
  right: "progress.review",
  input: approveProgressInput,
  run: approveProgress,
});
export const sendBack = defineAction({
  right: "progress.review",
  input: returnProgressInput,
  run: returnProgress,
});
export const unlock = defineAction({
  right: "progress.review",
  input: unlockCorrectionInput,
  run: unlockCorrection,
});
export const refuse = defineAction({
  right: "progress.review",
  input: refuseCorrectionInput,
  run: refuseCorrection,
});
