"use server";

import { grantRole } from "@/lib/server/commands/grant-role";
import { unlockAccount } from "@/lib/server/commands/unlock-account";
import { defineAction } from "@/lib/server/http/define-action";
import { grantRoleInput, unlockAccountInput } from "@/lib/schemas/accounts";

export const grant = defineAction({ right: "role.grant", input: grantRoleInput, run: grantRole });
export const unlock = defineAction({
  right: "account.unlock",
  input: unlockAccountInput,
  run: unlockAccount,
});
