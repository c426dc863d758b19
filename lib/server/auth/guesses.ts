import "server-only";
import { isLocked, lockAfterFailure } from "@/lib/domain/sign-in";
import { type CommandContext } from "../commands/context";
import { housekeep, transact } from "../db/transact";
import { LedgerError } from "../errors";

/** A password may be compared (`lockedUntil`: it was the last one, if it is wrong), or the name is locked. */
export type Guess =
  | { readonly allowed: true; readonly lockedUntil: Date | null }
  | { readonly allowed: false; readonly lockedUntil: Date };

/** Guesses that arrive together meet on the same counter; each retry means that another one was counted. */
const TRIES = 20;

/**
 * Counts a guess at an account's password before the password is compared, as if it were wrong, by a conditional
 * update: guesses sent at once get no more comparisons than guesses sent one by one. The right one forgets the count.
 */
export async function takeGuess(account: string, now: Date): Promise<Guess> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const guess = await housekeep(async (tx): Promise<Guess | null> => {
      const before = await tx.signInThrottle.findUnique({
        where: { account },
        select: { failures: true, lockedUntil: true },
      });
      if (isLocked(before, now)) return { allowed: false, lockedUntil: before.lockedUntil };
      const after = { ...lockAfterFailure(before, now), updatedAt: now };
      const { count } = before
        ? await tx.signInThrottle.updateMany({ where: { account, ...before }, data: after })
        : await tx.signInThrottle.createMany({ data: [{ account, ...after }] });
      return count === 1 ? { allowed: true, lockedUntil: after.lockedUntil } : null;
    });
    if (guess) return guess;
  }
  throw new LedgerError("UNAVAILABLE");
}

/** Forgets the guesses at an account's password: it was known. */
export async function forgetGuesses(account: string): Promise<void> {
  await housekeep((tx) => tx.signInThrottle.deleteMany({ where: { account } }));
}

/** Writes down that a guess that was taken before was wrong, and whether it locked the name. */
export async function recordWrongGuess(
  context: CommandContext,
  account: string,
  { lockedUntil }: Pick<Guess, "lockedUntil">,
): Promise<void> {
  await transact(context, (_, record) =>
    record({
      action: "session.sign_in_failed",
      record: { type: "account", id: account },
      payload: { account, locked: lockedUntil !== null },
    }),
  );
}
