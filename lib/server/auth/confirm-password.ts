import "server-only";
import { type ViewerContext } from "../commands/context";
import { db } from "../db/client";
import { forbidden, invalid, notFound } from "../errors";
import { countersOf, forgetGuesses, recordWrongGuess, takeGuess } from "./guesses";
import { verifyPassword } from "./password";

/**
 * Asks a signed-in person for the own password again before something weighty. A wrong one counts like a failed sign-in,
 * so that an unwatched screen is no way to guess it.
 *
 * @throws LedgerError INVALID at the field `current` · FORBIDDEN while the account is locked
 */
export async function confirmPassword(context: ViewerContext, password: string): Promise<void> {
  const { userId, account } = context.viewer;
  const user = await db().user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!user) throw notFound();
  const counters = countersOf(account, "password");
  const guess = await takeGuess(counters, context.now);
  if (!guess.allowed) throw forbidden("account_locked");
  if (!(await verifyPassword(user.passwordHash, password))) {
    await recordWrongGuess(context, counters, guess);
    throw invalid("check_fields", { current: "password_wrong" });
  }
  await forgetGuesses(counters);
}
