import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/server/http/asked-path";
import { pagePolicy, transportHeaders } from "@/lib/server/http/security-headers";

/**
 * Gives each page a content security policy with a nonce of its own, which Next.js puts on the scripts that it writes, so
 * that no other inline script runs. It is no lock: who may do what is checked where the data is.
 */
export function proxy(request: NextRequest): NextResponse {
  const response = isPage(request) ? withPolicy(request) : NextResponse.next();
  for (const [name, value] of transportHeaders()) response.headers.set(name, value);
  return response;
}

/** What is served to machines and as files has a fixed policy (next.config.js). */
const isPage = ({ nextUrl: { pathname } }: NextRequest): boolean =>
  !/^\/(?:_next\/|icon\.svg)/.test(pathname);

function withPolicy(request: NextRequest): NextResponse {
  const policy = pagePolicy(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Routes put the headers of the way on their answers themselves (lib/server/http/transport.ts). */
export const config = { matcher: "/((?!api/|open$).*)" };
