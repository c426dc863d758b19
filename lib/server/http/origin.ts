import "server-only";
import { LedgerError } from "../errors";

/**
 * Refuses a change that a browser sends for another site, or for nobody knows which: cookies come along with it all the same.
 *
 * @throws LedgerError FORBIDDEN
 */
export function refuseForeignOrigin(headers: Pick<Headers, "get">): void {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== host)
    throw new LedgerError("FORBIDDEN", { problem: "foreign_origin" });
}
