import "server-only";
import { type z } from "zod";
import { type seenAccountInput } from "@/lib/schemas/accounts";
import { transact } from "../db/transact";
import { conflict, forbidden } from "../errors";
import { accountToChange, updateAccount } from "./account-change";
import { type ViewerContext } from "./context";
import { revokeSessionsOf } from "./revoke-sessions";

/**
 * Disables an account; its sessions end in the same transaction, so the person is out at once.
 *
 * @throws LedgerError NOT_FOUND, CONFLICT · FORBIDDEN, also for the own account
 */
export async function disableAccount(
  context: ViewerContext,
  input: z.output<typeof seenAccountInput>,
): Promise<void> {
  const account = await accountToChange(context, "account.manage", input.id);
  if (account.id === context.viewer.userId) throw forbidden("account_own_disabled");
  if (account.disabled) throw conflict();
  await transact(context, async (tx, record) => {
    await updateAccount(tx, input, { disabledAt: context.now });
    await record({
      action: "account.disabled",
      record: { type: "account", id: account.id },
      payload: { before: { enabled: true }, after: { enabled: false } },
    });
    await revokeSessionsOf(tx, record, { userId: account.id, now: context.now });
  });
}
