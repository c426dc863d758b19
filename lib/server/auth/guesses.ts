import "server-only";
import {
  afterFailure,
  type FailureRecord,
  forgottenBySuccess,
  type GuessScope,
  isLocked,
  networkOf,
} from "@/lib/domain/guesses";
import { type AuditPayloads } from "@/lib/domain/audit-event";
import { type CommandContext } from "../commands/context";
import { type Tx } from "../db/client";
import { housekeep, transact } from "../db/transact";

/** Where a guess comes from. */
export interface GuessOrigin {
  /** The address that asks, as the proxy in front gives it. */
  readonly address: string;
  /** The known device (OWASP device cookie) of this account; null for none. */
  readonly device: string | null;
}

/** Counters that a guess meets. */
export interface GuessCounters {
  readonly account: string;
  readonly counters: readonly {
    readonly scope: GuessScope;
    readonly key: string;
    readonly account: string | null;
  }[];
}

/** A password may be compared (`lockedUntil`: if it is wrong, the next one waits until then), or has to wait. */
export type Guess =
  | { readonly allowed: true; readonly lockedUntil: Date | null }
  | { readonly allowed: false; readonly lockedUntil: Date };

/** The counters of somebody who signs in: a known browser has its own, and is not held up by guesses from elsewhere. */
export function countersAt(account: string, { address, device }: GuessOrigin): GuessCounters {
  if (device !== null)
    return { account, counters: [{ scope: "device", key: `${account} device ${device}`, account }] };
  const network = networkOf(address);
  return {
    account,
    counters: [
      { scope: "network", key: `${account} from ${network}`, account },
      { scope: "account", key: `${account} anywhere`, account },
      { scope: "source", key: `all from ${network}`, account: null },
    ],
  };
}

/** The counter of a signed-in person who gives the password (or a code of the app) again. */
export function countersOf(account: string, what: "password" | "code"): GuessCounters {
  return { account, counters: [{ scope: "person", key: `${account} again ${what}`, account }] };
}

/**
 * Counts a guess before it is compared, as if it were wrong: guesses sent at once get no more comparisons than guesses
 * sent one by one. One counter that waits is enough to refuse; then none counts. The right one forgets it.
 */
export async function takeGuess({ counters }: GuessCounters, now: Date): Promise<Guess> {
  return housekeep(async (tx): Promise<Guess> => {
    const rows = await recordsOf(
      tx,
      counters.map(({ key }) => key),
    );
    const waits = [...rows.values()].filter((row) => isLocked(row, now));
    const latest = latestOf(waits);
    if (latest) return { allowed: false, lockedUntil: latest };
    const after: FailureRecord[] = [];
    for (const { scope, key, account } of counters) {
      const next = afterFailure(scope, rows.get(key) ?? null, now);
      await tx.signInThrottle.upsert({
        where: { key },
        create: { key, ofAccount: account, ...next },
        update: next,
        select: { key: true },
      });
      after.push(next);
    }
    return { allowed: true, lockedUntil: latestOf(after) };
  });
}

/** Forgets the guesses that led here, as far as nobody else's are among them: the password was known. */
export async function forgetGuesses({ counters }: GuessCounters): Promise<void> {
  const keys = counters.filter(({ scope }) => forgottenBySuccess(scope)).map(({ key }) => key);
  const shared = counters.filter(({ scope }) => !forgottenBySuccess(scope)).map(({ key }) => key);
  await housekeep(async (tx) => {
    await tx.signInThrottle.deleteMany({ where: { key: { in: keys } } });
    // This guess was counted as wrong; it was none.
    await tx.signInThrottle.updateMany({
      where: { key: { in: shared }, failures: { gt: 0 } },
      data: { failures: { decrement: 1 }, lockedUntil: null },
    });
  });
}

/** Writes down that a guess that was taken before was wrong, and whether the next one has to wait. */
export async function recordWrongGuess(
  context: CommandContext,
  { account }: Pick<GuessCounters, "account">,
  { lockedUntil }: Pick<Guess, "lockedUntil">,
): Promise<void> {
  await recordFailure(context, { account, locked: lockedUntil !== null });
}

/** Writes down that somebody did not come in. */
export async function recordFailure(
  context: CommandContext,
  payload: AuditPayloads["session.sign_in_failed"],
): Promise<void> {
  await transact(context, (_, record) =>
    record({
      action: "session.sign_in_failed",
      record: { type: "account", id: payload.account },
      payload,
    }),
  );
}

async function recordsOf(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, FailureRecord>> {
  const rows = await tx.signInThrottle.findMany({
    where: { key: { in: [...keys] } },
    select: { key: true, failures: true, lockedUntil: true, updatedAt: true },
  });
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

function latestOf(records: readonly Pick<FailureRecord, "lockedUntil">[]): Date | null {
  return records.reduce<Date | null>(
    (latest, { lockedUntil }) => (lockedUntil && (!latest || lockedUntil > latest) ? lockedUntil : latest),
    null,
  );
}
