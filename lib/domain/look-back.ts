/** 历史时点: a reader looks at the ledger as it was known at the end of an earlier day. */

/** Remembers the day for as long as the browser is open; every page of the ledger and every export shows it. */
export const LOOK_BACK_COOKIE = "look-back";

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

/** The last day that is over, from which on one can look back. */
export function dayBefore(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
