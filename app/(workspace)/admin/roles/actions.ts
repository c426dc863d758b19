"use server";

import { grantRole, refuseRole, takeRole, withdrawRole } from "@/lib/server/commands/grant-role";
import { proposeRole } from "@/lib/server/commands/propose-role";
import { resetFactor } from "@/lib/server/commands/reset-factor";
import { unlockAccount } from "@/lib/server/commands/unlock-account";
import { defineAction } from "@/lib/server/http/define-action";
import {
  proposeRoleInput,
  refuseRoleInput,
  seenProposalInput,
  takeRoleInput,
  unlockAccountInput,
} from "@/lib/schemas/accounts";

export const propose = defineAction({ right: "role.propose", input: proposeRoleInput, run: proposeRole });
export const withdraw = defineAction({ right: "role.propose", input: seenProposalInput, run: withdrawRole });
export const grant = defineAction({ right: "role.grant", input: seenProposalInput, run: grantRole });
export const refuse = defineAction({ right: "role.grant", input: refuseRoleInput, run: refuseRole });
export const take = defineAction({ right: "role.grant", input: takeRoleInput, run: takeRole });
export const takeFactor = defineAction({
  right: "account.unlock",
  input: unlockAccountInput,
  run: resetFactor,
});
export const unlock = defineAction({
  right: "account.unlock",
  input: unlockAccountInput,
  run: unlockAccount,
});
