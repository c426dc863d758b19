/**
 * How guesses at passwords are slowed down so that nobody can use it to keep somebody else out (OWASP, "Slow Down Online
 * Guessing Attacks with Device Cookies"): a browser in which the person signed in before has a counter of its own, and all
 * other browsers share theirs by account and network.
 */

/** What is counted: failures, and until when the next guess waits. */
export interface FailureRecord {
  readonly failures: number;
  readonly lockedUntil: Date | null;
  readonly updatedAt: Date;
}

/** Whose failures a counter holds. */
export const GUESS_SCOPES = ["device", "network", "account", "source", "person"] as const;
export type GuessScope = (typeof GUESS_SCOPES)[number];

/**
 * From which failure on each scope waits. `device`: a known browser. `network`: one account from one network. `account`: one
 * account from unknown browsers anywhere, for guesses that come from many networks. `source`: many accounts from one network.
 * `person`: somebody signed in who gives the password or a code again.
 */
const LIMITS: Readonly<Record<GuessScope, number>> = {
  device: 5,
  network: 5,
  account: 30,
  source: 100,
  person: 5,
};

const MINUTE = 60_000;
const FIRST_WAIT_MS = MINUTE;
const LONGEST_WAIT_MS = 30 * MINUTE;
/** So long without a failure, and a counter starts afresh. */
const FORGOTTEN_MS: Readonly<Record<GuessScope, number>> = {
  device: 24 * 60 * MINUTE,
  network: 24 * 60 * MINUTE,
  account: 24 * 60 * MINUTE,
  source: 15 * MINUTE,
  person: 24 * 60 * MINUTE,
};

/** Whether a counter makes the next guess wait at this instant. */
export function isLocked(record: Pick<FailureRecord, "lockedUntil"> | null, now: Date): boolean {
  return record?.lockedUntil != null && record.lockedUntil > now;
}

/** Counts one more failure: from the limit on each one waits twice as long as the one before, up to half an hour. */
export function afterFailure(scope: GuessScope, before: FailureRecord | null, now: Date): FailureRecord {
  const forgotten = !before || now.getTime() - before.updatedAt.getTime() >= FORGOTTEN_MS[scope];
  const failures = (forgotten ? 0 : before.failures) + 1;
  const beyond = failures - LIMITS[scope];
  const wait = beyond < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(beyond, 10), LONGEST_WAIT_MS);
  return { failures, lockedUntil: wait > 0 ? new Date(now.getTime() + wait) : null, updatedAt: now };
}

/** Whether the right password forgets a counter: not those that others fill too. */
export const forgottenBySuccess = (scope: GuessScope): boolean =>
  scope === "device" || scope === "network" || scope === "person";

/**
 * The network of an address, as far as one subscriber's goes: of IPv6 the first 64 bits, of IPv4 the address.
 *
 * @param address as the proxy or the socket gives it; anything else stands for itself
 */
export function networkOf(address: string): string {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain.slice(0, 45);
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter(Boolean);
  const behind = tail?.split(":").filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => "0"), ...behind];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").slice(0, 4))
    .join(":")}::`;
}
