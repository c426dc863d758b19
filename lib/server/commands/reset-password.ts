import "server-only";
import { type z } from "zod";
import { maySetPassword } from "@/lib/domain/account";
import { type seenAccountInput } from "@/lib/schemas/accounts";
import { generatePassword, hashPassword } from "../auth/password";
import { transact } from "../db/transact";
import { forbidden } from "../errors";
import { accountToChange, replacePassword, updateAccount } from "./account-change";
import { type ViewerContext } from "./context";

/**
 * Gives an account a new generated password and signs its person out everywhere.
 *
 * @returns the password; it is told here once and kept as a hash only
 * @throws LedgerError NOT_FOUND, CONFLICT · FORBIDDEN, also for the own account, whose password one changes oneself,
 *   and for another kind of administrator
 */
export async function resetPassword(
  context: ViewerContext,
  input: z.output<typeof seenAccountInput>,
): Promise<{ readonly account: string; readonly password: string }> {
  const account = await accountToChange(context, "account.manage", input.id);
  if (account.id === context.viewer.userId) throw forbidden("account_own_password");
  if (!maySetPassword(context.viewer.role, account)) throw forbidden("account_officer_password");
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await transact(context, async (tx, record) => {
    await updateAccount(tx, input, {});
    await replacePassword(tx, record, context, { userId: account.id, passwordHash, by: "administrator" });
  });
  return { account: account.account, password };
}
