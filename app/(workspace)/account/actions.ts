"use server";

import { z } from "zod";
import { changePassword } from "@/lib/server/commands/change-password";
import { setChannels } from "@/lib/server/commands/set-channels";
import { testChannel } from "@/lib/server/commands/test-channel";
import { revokeOtherSessions } from "@/lib/server/commands/revoke-sessions";
import { defineAction } from "@/lib/server/http/define-action";
import { changePasswordInput } from "@/lib/schemas/accounts";
import { setChannelsInput, testChannelInput } from "@/lib/schemas/messages";

const right = "own_account.manage";

export const revokeOthers = defineAction({ right, input: z.undefined(), run: revokeOtherSessions });
export const change = defineAction({
  right,
  input: changePasswordInput,
  run: changePassword,
  beforeNewPassword: true,
});
export const testReminders = defineAction({ right, input: testChannelInput, run: testChannel });
export const setReminders = defineAction({ right, input: setChannelsInput, run: setChannels });
