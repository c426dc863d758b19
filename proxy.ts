import { type NextRequest, NextResponse } from "next/server";
import { LOOK_BACK_COOKIE, LOOK_BACK_PARAMETER } from "@/lib/domain/look-back";
import { PATH_HEADER } from "@/lib/server/http/asked-path";
import { isSecure, newNonce, pagePolicy, transportHeaders } from "@/lib/server/http/security-headers";

/**
 * Gives each page a content security policy with a nonce of its own, which Next.js puts on the scripts that it writes, so
 * that no other inline script runs. It is no lock: who may do what is checked where the data is.
 */
export function proxy(request: NextRequest): NextResponse {
  const response = isPage(request) ? (onEarlierDay(request) ?? withPolicy(request)) : NextResponse.next();
  for (const [name, value] of transportHeaders()) response.headers.set(name, value);
  return response;
}

/** What is served to machines and as files has a fixed policy (next.config.js). */
const isPage = ({ nextUrl: { pathname } }: NextRequest): boolean =>
  !/^\/(?:_next\/|icon\.svg)/.test(pathname);

/** More than any day takes; what is none is told to the reader as it was written. */
const DAY_LENGTH = 20;

/**
 * A link to an earlier day (历史时点, `?asOf=2026-03-31`) leads to the page with the day remembered, as if the reader had
 * chosen it: the pages that follow show that day too. It changes what is looked at and nothing else.
 */
function onEarlierDay({ nextUrl }: NextRequest): NextResponse | null {
  const day = nextUrl.searchParams.get(LOOK_BACK_PARAMETER);
  if (day === null) return null;
  const page = nextUrl.clone();
  page.searchParams.delete(LOOK_BACK_PARAMETER);
  const response = NextResponse.redirect(page);
  response.headers.set("cache-control", "no-store");
  // As the page's own script writes it (components/shell/write-cookie.ts), which takes it away again.
  response.cookies.set(LOOK_BACK_COOKIE, day.slice(0, DAY_LENGTH), { sameSite: "lax", secure: isSecure() });
  return response;
}

function withPolicy(request: NextRequest): NextResponse {
  const policy = pagePolicy(newNonce());
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Routes put the headers of the way on their answers themselves (lib/server/http/transport.ts). */
export const config = { matcher: "/((?!api/|open$).*)" };
