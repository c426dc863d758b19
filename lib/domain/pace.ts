/** How often one person may ask for what costs the server much, or fills its disk (ASVS 5.0, 2.4.1). */

/** `export`: what is put together as a file · `package`: audit packages (审计包) · `upload`: files of all kinds. */
export type Paced = "export" | "package" | "upload";

/**
 * So many a minute, where the installation says nothing else. People don't reach them: a whole year's documents are some
 * dozens of exports, and a folder of pictures from a building site is dropped at once.
 */
export const PER_MINUTE: Readonly<Record<Paced, number>> = { export: 60, package: 6, upload: 240 };

const MINUTE_MS = 60_000;

/** What is left to somebody: so many at this instant, more as time goes on. */
export interface Allowance {
  readonly left: number;
  /** In milliseconds, of a clock that only goes on. */
  readonly at: number;
}

/**
 * Takes one off an allowance, which fills by the minute up to a minute's worth (token bucket).
 *
 * @param before undefined for somebody who did not ask lately
 * @returns what is left, and for how many whole seconds to wait where nothing was: 0 for one that was taken
 */
export function takeOne(
  before: Allowance | undefined,
  perMinute: number,
  at: number,
): { readonly allowance: Allowance; readonly seconds: number } {
  const grown = before ? ((at - before.at) / MINUTE_MS) * perMinute : perMinute;
  const left = Math.min(perMinute, (before?.left ?? 0) + grown);
  // Thirds of a minute don't add up to whole ones.
  if (left > 1 - 1e-9) return { allowance: { left: left - 1, at }, seconds: 0 };
  const waits = Math.ceil((((1 - left) / perMinute) * MINUTE_MS) / 1000);
  return { allowance: { left, at }, seconds: Math.max(1, waits) };
}
