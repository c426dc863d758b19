/** Refused requests as events: what is kept of one, and how many (ASVS 5.0, 16.3.2 and 16.3.3). */

/** A refusal of the same person, by the same right, at the same record, is one event in so many milliseconds. */
export const REFUSAL_WINDOW_MS = 10 * 60 * 1000;
/** So many different ones of a person are kept in that time: who tries every door must not fill the log. */
export const REFUSALS_KEPT = 100;

/** How a request came: for a page, from a form, or for bytes and machines. */
export type RequestWay = "page" | "action" | "route";

const FIXED = /^[a-z][a-z-]{0,23}$/;

/**
 * What kind of address was asked for: `/targets/cm3x9…` → `/targets/[…]`. Of what somebody typed an event repeats nothing
 * but what has the shape of the product's own words: short, in small letters.
 */
export function pathPattern(pathname: string): string {
  const parts = pathname.split("/").filter(Boolean);
  return `/${parts.map((part) => (FIXED.test(part) ? part : "[…]")).join("/")}`;
}

/** What was refused to one person lately, by what it was; the oldest first. */
export type LateRefusals = Map<string, number>;

/**
 * Whether a refusal is to be written down, and remembers it if so.
 *
 * @param late of this person; what is older than the window is dropped
 * @param at milliseconds
 */
export function isNewRefusal(late: LateRefusals, key: string, at: number): boolean {
  for (const [known, since] of late) if (at - since >= REFUSAL_WINDOW_MS) late.delete(known);
  if (late.has(key) || late.size >= REFUSALS_KEPT) return false;
  late.set(key, at);
  return true;
}
