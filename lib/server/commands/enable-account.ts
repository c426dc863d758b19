import "server-only";
import { type z } from "zod";
import { type seenAccountInput } from "@/lib/schemas/accounts";
import { transact } from "../db/transact";
import { conflict } from "../errors";
import { accountToChange, updateAccount } from "./account-change";
import { type ViewerContext } from "./context";

/** Lets a disabled account sign in again. @throws LedgerError FORBIDDEN, NOT_FOUND, CONFLICT */
export async function enableAccount(
  context: ViewerContext,
  input: z.output<typeof seenAccountInput>,
): Promise<void> {
  const account = await accountToChange(context, "account.manage", input.id);
  if (!account.disabled) throw conflict();
  await transact(context, async (tx, record) => {
    await updateAccount(tx, input, { disabledAt: null });
    await record({
      action: "account.enabled",
      record: { type: "account", id: account.id },
      payload: { before: { enabled: false }, after: { enabled: true } },
    });
  });
}
