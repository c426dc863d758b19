"use server";

import { approveProgressInput, returnProgressInput } from "@/lib/schemas/progress";
import { approveProgress } from "@/lib/server/commands/approve-progress";
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
