import "server-only";
import { isIP } from "node:net";
import { type PostRules } from "./guarded-post";
import { isRefusedAddress } from "./refused-address";

/**
 * Why an address can't be a robot's, as a key of the `errors` catalogue; null where nothing is wrong that can be seen
 * before its name is resolved. Each sending checks again.
 */
export function webhookProblem(text: string, { allowHttp, allowPrivate }: PostRules): string | null {
  if (!URL.canParse(text)) return "webhook_url";
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return "webhook_url";
  if (protocol !== "https:" && !(protocol === "http:" && allowHttp)) return "webhook_https";
  const literal = hostname.replace(/^\[|\]$/g, "");
  const own =
    isIP(literal) === 0 ? /^localhost\.?$|\.localhost\.?$/.test(hostname) : isRefusedAddress(literal);
  return own && !allowPrivate ? "webhook_private" : null;
}
