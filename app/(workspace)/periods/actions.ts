"use server";

import {
  changePeriodInput,
  grantExtensionInput,
  lockPeriodInput,
  unlockPeriodInput,
  withdrawExtensionInput,
} from "@/lib/schemas/periods";
import { changePeriod, lockPeriod, unlockPeriod } from "@/lib/server/commands/change-period";
import { grantExtension, withdrawExtension } from "@/lib/server/commands/extend-deadline";
import { defineAction } from "@/lib/server/http/define-action";

const right = "period.manage";

export const change = defineAction({ right, input: changePeriodInput, run: changePeriod });
export const lock = defineAction({ right, input: lockPeriodInput, run: lockPeriod });
export const unlock = defineAction({ right, input: unlockPeriodInput, run: unlockPeriod });
export const extend = defineAction({ right, input: grantExtensionInput, run: grantExtension });
export const withdraw = defineAction({ right, input: withdrawExtensionInput, run: withdrawExtension });
