import "server-only";
import { transportHeaders } from "./security-headers";

/**
 * Puts the headers of the way (HSTS) on a route's answer. Pages and the program's files get them from proxy.ts, which
 * routes don't pass: it would keep a copy of every body that is uploaded.
 */
export function overTransport(answer: Response): Response {
  for (const [name, value] of transportHeaders()) answer.headers.set(name, value);
  return answer;
}
