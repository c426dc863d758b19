import "server-only";
import { env } from "../env";
import { LedgerError } from "../errors";

/**
 * Refuses a change that a browser sends for another site, or for nobody knows which: cookies come along with it all the same.
 * This site is where the request went to, or where people open the ledger: a proxy in front may name another host to the
 * product. What a request says of its way (`x-forwarded-host`) is not asked.
 *
 * @throws LedgerError FORBIDDEN
 */
export function refuseForeignOrigin(headers: Pick<Headers, "get">): void {
  const origin = headers.get("origin");
  const own = [headers.get("host"), hostOf(env().address)];
  if (!origin || !own.includes(hostOf(origin)))
    throw new LedgerError("FORBIDDEN", { problem: "foreign_origin" });
}

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).host : undefined;
