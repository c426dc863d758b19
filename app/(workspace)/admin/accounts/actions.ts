"use server";

import { changeAccount } from "@/lib/server/commands/change-account";
import { createAccount } from "@/lib/server/commands/create-account";
import { disableAccount } from "@/lib/server/commands/disable-account";
import { enableAccount } from "@/lib/server/commands/enable-account";
import { resetPassword } from "@/lib/server/commands/reset-password";
import { defineAction } from "@/lib/server/http/define-action";
import { changeAccountInput, createAccountInput, seenAccountInput } from "@/lib/schemas/accounts";

const right = "account.manage";

export const create = defineAction({
  right,
  input: createAccountInput,
  run: createAccount,
  tellsSecret: true,
});
export const change = defineAction({ right, input: changeAccountInput, run: changeAccount });
export const disable = defineAction({ right, input: seenAccountInput, run: disableAccount });
export const enable = defineAction({ right, input: seenAccountInput, run: enableAccount });
export const reset = defineAction({ right, input: seenAccountInput, run: resetPassword, tellsSecret: true });
