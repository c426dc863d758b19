import "server-only";
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "../env";

/** So many people of one browser are remembered. */
const PEOPLE = 5;
/** A token: 128 random bits and what proves that this product gave it to this account. */
const TOKEN = /^([\w-]{22})\.([\w-]{43})$/;

/** The cookie of a browser in which somebody signed in before; it opens nothing, it only has a counter of its own. */
export const DEVICE_COOKIE = "known-device";
/** A year. */
export const DEVICE_COOKIE_SECONDS = 365 * 24 * 60 * 60;

/** Which known device of an account the cookie names; null for none, also for another account's. */
export function deviceOf(cookie: string | undefined, account: string): string | null {
  return (
    tokensOf(cookie)
      .find((token) => belongs(token, account))
      ?.split(".")[0] ?? null
  );
}

/** The cookie after this account has signed in with it: one token an account, the latest first. */
export function cookieWith(cookie: string | undefined, account: string): string {
  const tokens = tokensOf(cookie);
  const known = tokens.find((token) => belongs(token, account)) ?? newToken(account);
  return [known, ...tokens.filter((token) => token !== known)].slice(0, PEOPLE).join("~");
}

function newToken(account: string): string {
  const nonce = randomBytes(16).toString("base64url");
  return `${nonce}.${proof(account, nonce)}`;
}

function tokensOf(cookie: string | undefined): readonly string[] {
  return (cookie ?? "")
    .split("~")
    .filter((token) => TOKEN.test(token))
    .slice(0, PEOPLE);
}

function belongs(token: string, account: string): boolean {
  const [, nonce = "", given = ""] = TOKEN.exec(token) ?? [];
  return timingSafeEqual(Buffer.from(given), Buffer.from(proof(account, nonce)));
}

function proof(account: string, nonce: string): string {
  const key = Buffer.from(hkdfSync("sha256", env().secret, "", "target-ledger known device", 32));
  return createHmac("sha256", key).update(`${nonce} ${account}`).digest("base64url");
}
