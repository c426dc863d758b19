import "server-only";
import { type z } from "zod";
import { type unlockAccountInput } from "@/lib/schemas/accounts";
import { type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { conflict } from "../errors";
import { accountToChange } from "./account-change";
import { type ViewerContext } from "./context";

/** Forgets the failed sign-ins of an account. @throws LedgerError FORBIDDEN, NOT_FOUND · CONFLICT when there were none */
export async function unlockAccount(
  context: ViewerContext,
  input: z.output<typeof unlockAccountInput>,
): Promise<void> {
  const account = await accountToChange(context, "account.unlock", input.id);
  await transact(context, (tx, record) => forgetFailures(tx, record, account));
}

/** The same inside a transaction, for whoever found the account. @throws LedgerError CONFLICT when there were none */
export async function forgetFailures(
  tx: Tx,
  record: Recorder,
  { id, account }: { readonly id: string; readonly account: string },
): Promise<void> {
  const { count } = await tx.signInThrottle.deleteMany({ where: { ofAccount: account } });
  if (count === 0) throw conflict("account_not_locked");
  await record({ action: "account.unlocked", record: { type: "account", id }, payload: { account } });
}
