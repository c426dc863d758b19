import "server-only";
import { env } from "../env";

/** Marks the scripts of one answer: 128 random bits. */
export const newNonce = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");

/**
 * The content security policy of a page. Scripts run by the nonce, and what they load themselves (`strict-dynamic`);
 * a file that somebody uploaded does neither. Styles may stand in elements: React and the charts write them there.
 */
export function pagePolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Whether people reach the product by https: browsers then keep to it, and cookies are bound to the host. */
export const isSecure = (): boolean => env().address.startsWith("https:");

/** HSTS where the product is reached by https; a year, as ASVS 5.0 3.4.1 asks. */
export function transportHeaders(): readonly (readonly [name: string, value: string])[] {
  return isSecure() ? [["strict-transport-security", "max-age=31536000; includeSubDomains"]] : [];
}
