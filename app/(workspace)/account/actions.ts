"use server";

import {
  confirmFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from "@/lib/server/commands/enrol-factor";
import { beginLink, unlinkIdentity } from "@/lib/server/commands/link-identity";
import { showFactor } from "@/lib/server/commands/show-factor";
import { changePassword } from "@/lib/server/commands/change-password";
import { setChannels } from "@/lib/server/commands/set-channels";
import { testChannel } from "@/lib/server/commands/test-channel";
import { createToken } from "@/lib/server/commands/create-token";
import { revokeToken } from "@/lib/server/commands/revoke-token";
import { revokeOtherSessions } from "@/lib/server/commands/revoke-sessions";
import { defineAction } from "@/lib/server/http/define-action";
import {
  changePasswordInput,
  confirmFactorInput,
  factorCodeInput,
  passwordAgainInput,
} from "@/lib/schemas/accounts";
import { createTokenInput, revokeTokenInput } from "@/lib/schemas/tokens";
import { setChannelsInput, testChannelInput } from "@/lib/schemas/messages";

const right = "own_account.manage";

export const revokeOthers = defineAction({ right, input: passwordAgainInput, run: revokeOtherSessions });
export const change = defineAction({
  right,
  input: changePasswordInput,
  run: changePassword,
  stages: ["new_password"],
});
export const testReminders = defineAction({ right, input: testChannelInput, run: testChannel });
export const setReminders = defineAction({ right, input: setChannelsInput, run: setChannels });

// The person leaves for the identity provider: nothing is to be shown anew.
export const beginIdentity = defineAction({
  right,
  input: passwordAgainInput,
  run: beginLink,
  revalidates: false,
});
export const unlinkOwnIdentity = defineAction({ right, input: passwordAgainInput, run: unlinkIdentity });

// What they return is shown once: a page that is rendered anew would take it away.
const once = { right, revalidates: false } as const;
export const beginFactor = defineAction({
  ...once,
  input: passwordAgainInput,
  run: startFactor,
  tellsSecret: true,
  stages: ["enrolment"],
});
export const finishFactor = defineAction({
  ...once,
  input: confirmFactorInput,
  run: confirmFactor,
  tellsSecret: true,
  stages: ["enrolment"],
});
export const renewCodes = defineAction({
  ...once,
  input: factorCodeInput,
  run: renewRecoveryCodes,
  tellsSecret: true,
});
export const createOwnToken = defineAction({
  ...once,
  input: createTokenInput,
  run: createToken,
  tellsSecret: true,
});
export const revokeOwnToken = defineAction({ right, input: revokeTokenInput, run: revokeToken });
export const removeOwnFactor = defineAction({ right, input: factorCodeInput, run: removeFactor });
export const passFactor = defineAction({
  right,
  input: factorCodeInput,
  run: showFactor,
  stages: ["second_factor"],
  revalidates: false,
});
