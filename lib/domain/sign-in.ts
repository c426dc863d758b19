/** Rules of sign-in: when an account name is locked, and how long a session lives. */

/** A working day; then the person signs in again. */
export const SESSION_LIFETIME_MS = 12 * 60 * 60 * 1000;
/** Nobody touched the session for so long: it ends. */
export const SESSION_IDLE_MS = 2 * 60 * 60 * 1000;

const FAILURES_BEFORE_LOCK = 5;
const LOCK_MS = 15 * 60 * 1000;

export interface FailureRecord {
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/** Whether an account name is locked at this instant. */
export function isLocked<R extends FailureRecord>(
  record: R | null,
  now: Date,
): record is R & { readonly lockedUntil: Date } {
  return record?.lockedUntil != null && record.lockedUntil > now;
}

/** Counts one more failure in a row; the fifth locks for 15 minutes, and a lock that ran out starts afresh. */
export function lockAfterFailure(before: FailureRecord | null, now: Date): FailureRecord {
  const ranOut = before?.lockedUntil != null && before.lockedUntil <= now;
  const failures = (ranOut ? 0 : (before?.failures ?? 0)) + 1;
  return {
    failures,
    lockedUntil: failures >= FAILURES_BEFORE_LOCK ? new Date(now.getTime() + LOCK_MS) : null,
  };
}

export interface SessionTimes {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Is the session still good at this instant? */
export function sessionHolds(session: SessionTimes, now: Date): boolean {
  return (
    session.revokedAt === null &&
    session.expiresAt > now &&
    now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS
  );
}

/** No account's name is longer. */
export const ACCOUNT_MAX_LENGTH = 32;
/** The password of every sample account. It opens nothing in production: sample accounts exist in demo mode only. */
export const SAMPLE_PASSWORD = "yunjiang-2026";
