/** 历史时点: a reader looks at the ledger as it was known at the end of an earlier day. */

/** Remembers the day for as long as the browser is open; every page of the ledger and every export shows it. */
export const LOOK_BACK_COOKIE = "look-back";

/** Asks for the day in an address, which can be sent and kept: of a page (proxy.ts remembers it) and of an export. */
export const LOOK_BACK_PARAMETER = "asOf";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The day that is looked back to.
 *
 * @param text as a cookie or an address says it
 * @param today `YYYY-MM-DD`
 * @returns null for now: where nothing is said, or no day that is over
 */
export function lookBackDay(text: string | undefined, today: string): string | null {
  if (text === undefined || !DAY.test(text) || text >= today) return null;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null;
}

/** Whether a day is asked for that one can't look back to: there is none of that name, or it is not over. */
export const isNoEarlierDay = (text: string | undefined, today: string): text is string =>
  text !== undefined && text !== "" && lookBackDay(text, today) === null;

/** The address of a page as it was known on a day, to be sent and kept. */
export function datedAddress(path: string, conditions: string, day: string): string {
  const asked = new URLSearchParams(conditions);
  asked.set(LOOK_BACK_PARAMETER, day);
  return `${path}?${asked.toString()}`;
}

/** The last day that is over, from which on one can look back. */
export function dayBefore(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
