import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type Allowance, type Paced, takeOne } from "@/lib/domain/pace";
import { env } from "../env";
import { LedgerError } from "../errors";

/** Kept in memory: after a new start everybody has a minute's worth. */
const shared = globalThis as { allowances?: Map<string, Allowance> };

/**
 * Counts one request of a person's, whether from a page or by an access token.
 *
 * @throws LedgerError TOO_MANY with the seconds to wait
 */
export function keepPace({ userId }: Viewer, paced: Paced): void {
  const allowances = (shared.allowances ??= new Map<string, Allowance>());
  const key = `${paced} ${userId}`;
  // Of a clock that nobody sets back.
  const { allowance, seconds } = takeOne(allowances.get(key), env().perMinute[paced], performance.now());
  allowances.set(key, allowance);
  if (seconds > 0) throw new LedgerError("TOO_MANY", { problem: `too_many_${paced}s`, params: { seconds } });
}
