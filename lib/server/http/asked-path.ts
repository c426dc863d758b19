import "server-only";
import { headers } from "next/headers";

/** Set by proxy.ts on each request for a page or from one: a page isn't told its own address. */
export const PATH_HEADER = "x-asked-path";

/** The path of the page that is asked for, or that a form was sent from. */
export async function askedPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? "/";
}
