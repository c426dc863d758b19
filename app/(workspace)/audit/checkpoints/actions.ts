"use server";

import { z } from "zod";
import { outsideCheckpointInput } from "@/lib/schemas/checkpoints";
import { signLog } from "@/lib/server/commands/sign-log";
import { defineAction } from "@/lib/server/http/define-action";
import { compareCheckpoint } from "@/lib/server/queries/checkpoints";

const right = "audit.view";

export const signNow = defineAction({ right, input: z.undefined(), run: signLog });
export const compare = defineAction({
  right,
  input: outsideCheckpointInput,
  run: ({ viewer }, { text }) => compareCheckpoint(viewer, text),
  revalidates: false,
});
