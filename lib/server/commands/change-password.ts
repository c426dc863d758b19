import "server-only";
import { type z } from "zod";
import { type changePasswordInput } from "@/lib/schemas/accounts";
import { confirmPassword } from "../auth/confirm-password";
import { newPasswordProblem } from "../auth/new-password";
import { hashPassword } from "../auth/password";
import { transact } from "../db/transact";
import { invalid } from "../errors";
import { replacePassword } from "./account-change";
import { type ViewerContext } from "./context";

/**
 * Changes the own password, after the current one was given, and ends the person's other sessions.
 *
 * @throws LedgerError INVALID at the field · FORBIDDEN while the account is locked
 */
export async function changePassword(
  context: ViewerContext,
  input: z.output<typeof changePasswordInput>,
): Promise<void> {
  const { userId, sessionId, account } = context.viewer;
  await confirmPassword(context, input.current);
  const problem =
    input.next === input.current
      ? "password_unchanged"
      : await newPasswordProblem(input.next, { account, user: { id: userId }, at: context.now });
  if (problem) throw invalid("check_fields", { next: problem });
  const passwordHash = await hashPassword(input.next);
  await transact(context, (tx, record) =>
    replacePassword(tx, record, context, { userId, passwordHash, by: "self", except: sessionId }),
  );
}
