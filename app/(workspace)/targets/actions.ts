"use server";

import { adjustTarget } from "@/lib/server/commands/adjust-target";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { completeTarget } from "@/lib/server/commands/complete-target";
import { editTargets } from "@/lib/server/commands/edit-targets";
import { liftLight } from "@/lib/server/commands/lift-light";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { setLight } from "@/lib/server/commands/set-light";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { defineAction } from "@/lib/server/http/define-action";
import {
  adjustTargetInput,
  assignTargetsInput,
  completeTargetInput,
  editTargetsInput,
  liftLightInput,
  scheduleTargetInput,
  setLightInput,
  withdrawTargetInput,
} from "@/lib/schemas/targets";

export const assign = defineAction({ right: "target.manage", input: assignTargetsInput, run: assignTargets });
export const schedule = defineAction({
  right: "target.manage",
  input: scheduleTargetInput,
  run: scheduleTarget,
});
export const complete = defineAction({
  right: "target.manage",
  input: completeTargetInput,
  run: completeTarget,
});
export const editCells = defineAction({
  right: "target.manage",
  input: editTargetsInput,
  revalidates: false,
  run: editTargets,
});
export const adjust = defineAction({ right: "target.manage", input: adjustTargetInput, run: adjustTarget });
export const withdraw = defineAction({
  right: "target.manage",
  input: withdrawTargetInput,
  run: withdrawTarget,
});
export const setLightByHand = defineAction({ right: "light.set", input: setLightInput, run: setLight });
export const liftLightByHand = defineAction({ right: "light.set", input: liftLightInput, run: liftLight });
