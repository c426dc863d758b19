/** Rules of sign-in: how long a session lives. */

/** A working day; then the person signs in again. */
export const SESSION_LIFETIME_MS = 12 * 60 * 60 * 1000;
/** Nobody touched the session for so long: it ends. */
export const SESSION_IDLE_MS = 2 * 60 * 60 * 1000;

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
