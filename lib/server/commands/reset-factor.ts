import "server-only";
import { type z } from "zod";
import { type unlockAccountInput } from "@/lib/schemas/accounts";
import { transact } from "../db/transact";
import { conflict, forbidden } from "../errors";
import { accountToChange } from "./account-change";
import { type CommandContext, type ViewerContext } from "./context";
import { deleteFactor } from "./enrol-factor";
import { revokeSessionsOf } from "./revoke-sessions";

/**
 * Takes the second factor off for somebody who has lost the device and the recovery codes. The person's sessions end; where
 * the role must have one, the next sign-in leads to setting it up anew. The password is another administrator's to reset,
 * so that nobody alone comes in as somebody else.
 *
 * @throws LedgerError NOT_FOUND · CONFLICT where there is none · FORBIDDEN, also for the own account
 */
export async function resetFactor(
  context: ViewerContext,
  input: z.output<typeof unlockAccountInput>,
): Promise<void> {
  const account = await accountToChange(context, "account.unlock", input.id);
  if (account.id === context.viewer.userId) throw forbidden("factor_own");
  await takeFactorOff(context, account.id);
}

/** The same for whoever operates the server. @throws LedgerError CONFLICT where there is none */
export async function takeFactorOff(context: CommandContext, userId: string): Promise<void> {
  await transact(context, async (tx, record) => {
    if ((await deleteFactor(tx, userId)) === 0) throw conflict("factor_none");
    await record({ action: "account.factor_reset", record: { type: "account", id: userId }, payload: {} });
    await revokeSessionsOf(tx, record, { userId, now: context.now });
  });
}
