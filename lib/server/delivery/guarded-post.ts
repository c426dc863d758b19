import "server-only";
import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { DeliveryFailure } from "./failure";
import { isRefusedAddress } from "./refused-address";

/** From the resolving of the name to the last byte of the answer. */
const TIMEOUT_MS = 15_000;
/** What a robot answers fits in far less. */
const ANSWER_LIMIT = 64 * 1024;

export interface PostRules {
  /** Plain http is refused in production. */
  readonly allowHttp: boolean;
  /** Addresses of the own machine and network are refused unless the operator allows them. */
  readonly allowPrivate: boolean;
}

/**
 * Posts JSON to an address that a person typed, so that it can't be turned against the own network: https only, checked
 * at the address that the name resolved to (the connection goes to that very address), no redirect is followed, time and
 * size of the answer are limited.
 *
 * @returns the body of the answer
 * @throws DeliveryFailure with a short reason that never holds the address, because addresses of robots hold their key
 */
export function guardedPost(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  rules: PostRules,
): Promise<string> {
  if (url.protocol !== "https:" && !(url.protocol === "http:" && rules.allowHttp))
    return Promise.reject(new DeliveryFailure("https_only", true));
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (!rules.allowPrivate && isIP(literal) !== 0 && isRefusedAddress(literal))
    return Promise.reject(new DeliveryFailure("address_refused", true));
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(failureOf(error));
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      {
        method: "POST",
        agent: false,
        lookup: guardedLookup(rules),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(body),
          "user-agent": "target-ledger",
          ...headers,
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > ANSWER_LIMIT) request.destroy(new DeliveryFailure("answer_too_long", true));
          else chunks.push(chunk);
        });
        response.on("error", fail);
        response.on("end", () => {
          if (status >= 200 && status < 300) resolve(Buffer.concat(chunks).toString("utf8"));
          else fail(new DeliveryFailure(`HTTP ${status}`, isFinal(status)));
        });
      },
    );
    request.on("error", fail);
    request.end(body);
  });
}

/** Another attempt doesn't change what the receiver refused, but for "too early" and "too many". A redirect is refused too. */
function isFinal(status: number): boolean {
  return status >= 300 && status < 500 && ![408, 425, 429].includes(status);
}

/** Resolves a name as usual, and fails where any of its addresses is refused. */
function guardedLookup({ allowPrivate }: PostRules): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = addresses?.some(({ address }) => isRefusedAddress(address));
      const failure =
        error ?? (refused && !allowPrivate ? new DeliveryFailure("address_refused", true) : null);
      if (failure || !addresses[0]) callback(failure ?? new DeliveryFailure("name_unknown", false), []);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0].address, addresses[0].family);
    });
}

function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const { name, code } = error as NodeJS.ErrnoException;
  return new DeliveryFailure(
    name === "AbortError" || name === "TimeoutError" ? "timeout" : (code ?? "network"),
    false,
  );
}
