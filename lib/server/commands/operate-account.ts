import "server-only";
import { newPasswordProblem } from "../auth/new-password";
import { hashPassword } from "../auth/password";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { invalid, notFound } from "../errors";
import { replacePassword } from "./account-change";
import { type CommandContext } from "./context";
import { takeFactorOff } from "./reset-factor";
import { forgetFailures } from "./unlock-account";

/** What whoever operates the server may do on its command line when no administrator can sign in. */

/** Sets an account's password and signs its person out everywhere. @throws LedgerError NOT_FOUND, INVALID */
export async function setAccountPassword(
  context: CommandContext,
  input: { readonly account: string; readonly password: string },
): Promise<void> {
  const { id } = await accountNamed(input.account);
  const problem = await newPasswordProblem(input.password, {
    account: input.account,
    user: { id },
    at: context.now,
  });
  if (problem) throw invalid("check_fields", { password: problem });
  const passwordHash = await hashPassword(input.password);
  await transact(context, (tx, record) =>
    replacePassword(tx, record, context, { userId: id, passwordHash, by: "administrator" }),
  );
}

/** Forgets an account's failed sign-ins. @throws LedgerError NOT_FOUND · CONFLICT when there were none */
export async function unlockAccountNamed(
  context: CommandContext,
  input: { readonly account: string },
): Promise<void> {
  const user = await accountNamed(input.account);
  await transact(context, (tx, record) => forgetFailures(tx, record, user));
}

/** Takes an account's second factor off and signs its person out. @throws LedgerError NOT_FOUND · CONFLICT without one */
export async function resetFactorOf(
  context: CommandContext,
  input: { readonly account: string },
): Promise<void> {
  await takeFactorOff(context, (await accountNamed(input.account)).id);
}

async function accountNamed(account: string) {
  const user = await db().user.findUnique({ where: { account }, select: { id: true, account: true } });
  if (!user) throw notFound();
  return user;
}
