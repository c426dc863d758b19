import "server-only";
import { typedCode } from "@/lib/domain/second-factor";
import { type ViewerContext } from "../commands/context";
import { db, type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { conflict, forbidden, invalid } from "../errors";
import { countersOf, forgetGuesses, takeGuess } from "./guesses";
import { openSecret, recoveryHash, stepOfCode } from "./one-time-code";

/** With what the second factor was shown; `left`: recovery codes that are left, where one was used. */
export type ShownFactor =
  { readonly by: "code"; readonly left: null } | { readonly by: "recovery"; readonly left: number };

/**
 * Takes a code of the person's app, or a recovery code, and does `work` in the transaction that uses it up: a code opens
 * once, also within its own half minute. Wrong ones are counted apart from those at the password.
 *
 * @throws LedgerError INVALID at the field `code` · FORBIDDEN while the account is locked · CONFLICT without a factor
 */
export async function withFactorCode(
  context: ViewerContext,
  typed: string,
  work: (tx: Tx, record: Recorder, shown: ShownFactor) => Promise<void>,
): Promise<void> {
  const { userId, account } = context.viewer;
  const factor = await db().secondFactor.findUnique({
    where: { userId },
    select: { secret: true, confirmedAt: true },
  });
  if (!factor?.confirmedAt) throw conflict("factor_none");
  const counters = countersOf(account, "code");
  const guess = await takeGuess(counters, context.now);
  if (!guess.allowed) throw forbidden("account_locked");
  const fits = await transact(context, async (tx, record) => {
    const shown = await useUp(tx, context, factor.secret, typed);
    if (shown) await work(tx, record, shown);
    else
      await record({
        action: "session.factor_failed",
        record: { type: "account", id: userId },
        payload: { account, locked: guess.lockedUntil !== null },
      });
    return shown !== null;
  });
  if (!fits) throw invalid("check_fields", { code: "factor_wrong" });
  await forgetGuesses(counters);
}

/** Uses a code up; null for a wrong one, and for one that was used before. */
async function useUp(
  tx: Tx,
  { viewer: { userId }, now }: ViewerContext,
  sealed: string,
  typed: string,
): Promise<ShownFactor | null> {
  const code = typedCode(typed);
  if (code === null) {
    const { count } = await tx.recoveryCode.updateMany({
      where: { hash: recoveryHash(typed), userId, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return null;
    return { by: "recovery", left: await tx.recoveryCode.count({ where: { userId, usedAt: null } }) };
  }
  const secret = openSecret(sealed, userId);
  const step = secret === null ? null : stepOfCode(secret, code, now);
  if (step === null) return null;
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1 ? { by: "code", left: null } : null;
}
