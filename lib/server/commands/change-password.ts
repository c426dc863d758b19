import "server-only";
import { type z } from "zod";
import { passwordProblem } from "@/lib/domain/sign-in";
import { type changePasswordInput } from "@/lib/schemas/accounts";
import { hashPassword, verifyPassword } from "../auth/password";
import { forgetGuesses, recordWrongGuess, takeGuess } from "../auth/guesses";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { forbidden, invalid, notFound } from "../errors";
import { replacePassword } from "./account-change";
import { type ViewerContext } from "./context";

/**
 * Changes the own password and ends the person's other sessions. A wrong current password counts like a failed
 * sign-in, so that an unwatched screen is no way to guess it.
 *
 * @throws LedgerError INVALID at the field · FORBIDDEN while the account is locked
 */
export async function changePassword(
  context: ViewerContext,
  input: z.output<typeof changePasswordInput>,
): Promise<void> {
  const { userId, sessionId, account } = context.viewer;
  const user = await db().user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!user) throw notFound();
  const guess = await takeGuess(account, context.now);
  if (!guess.allowed) throw forbidden("account_locked");
  if (!(await verifyPassword(user.passwordHash, input.current))) {
    await recordWrongGuess(context, account, guess);
    throw invalid("check_fields", { current: "password_wrong" });
  }
  await forgetGuesses(account);
  const problem = input.next === input.current ? "password_unchanged" : passwordProblem(input.next, account);
  if (problem) throw invalid("check_fields", { next: problem });
  const passwordHash = await hashPassword(input.next);
  await transact(context, (tx, record) =>
    replacePassword(tx, record, context, { userId, passwordHash, by: "self", except: sessionId }),
  );
}
