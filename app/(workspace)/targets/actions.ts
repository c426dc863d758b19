"use server";

import { assignTargets } from "@/lib/server/commands/assign-targets";
import { completeTarget } from "@/lib/server/commands/complete-target";
import {
  confirmAdjustment,
  refuseAdjustment,
  takeBackAdjustment,
} from "@/lib/server/commands/decide-adjustment";
import { editTargets } from "@/lib/server/commands/edit-targets";
import { liftLight } from "@/lib/server/commands/lift-light";
import { proposeAdjustment } from "@/lib/server/commands/propose-adjustment";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { setLight } from "@/lib/server/commands/set-light";
import { splitTarget } from "@/lib/server/commands/split-target";
import { unsplitTarget } from "@/lib/server/commands/unsplit-target";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { defineAction } from "@/lib/server/http/define-action";
import {
  assignTargetsInput,
  completeTargetInput,
  decideAdjustmentInput,
  editTargetsInput,
  liftLightInput,
  proposeAdjustmentInput,
  refuseAdjustmentInput,
  scheduleTargetInput,
  setLightInput,
  splitTargetInput,
  unsplitTargetInput,
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
export const proposeNewDefinition = defineAction({
  right: "target.manage",
  input: proposeAdjustmentInput,
  run: proposeAdjustment,
});
export const confirm = defineAction({
  right: "adjustment.confirm",
  input: decideAdjustmentInput,
  run: confirmAdjustment,
});
export const refuse = defineAction({
  right: "adjustment.confirm",
  input: refuseAdjustmentInput,
  run: refuseAdjustment,
});
export const takeBack = defineAction({
  right: "target.manage",
  input: decideAdjustmentInput,
  run: takeBackAdjustment,
});
export const withdraw = defineAction({
  right: "target.manage",
  input: withdrawTargetInput,
  run: withdrawTarget,
});
export const split = defineAction({ right: "target.manage", input: splitTargetInput, run: splitTarget });
export const unsplit = defineAction({
  right: "target.manage",
  input: unsplitTargetInput,
  run: unsplitTarget,
});
export const setLightByHand = defineAction({ right: "light.set", input: setLightInput, run: setLight });
export const liftLightByHand = defineAction({ right: "light.set", input: liftLightInput, run: liftLight });
