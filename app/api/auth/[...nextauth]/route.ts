import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { signInOptions } from "@/lib/server/auth/sign-in-options";
import { env } from "@/lib/server/env";
import { overTransport } from "@/lib/server/http/transport";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An account, a password and a token of next-auth's own are far less; nobody has to be signed in to send it, in bytes. */
const LIMIT = 16 * 1024;

/**
 * What the sign-in page asks of next-auth, and where next-auth sends a browser on, to the sign-in page. The rest would
 * take the cookie and leave the session (signout), show pages of its own, or write to the server's log for anybody.
 */
const USED: readonly string[] = [
  "GET csrf",
  "GET providers",
  "POST callback/credentials",
  "GET signin",
  "GET error",
];
const USED_WITH_PROVIDER: readonly string[] = ["POST signin/oidc", "GET callback/oidc"];

async function isUsed({ method }: Request, { params }: Context): Promise<boolean> {
  const asked = `${method} ${(await params).nextauth.join("/")}`;
  return USED.includes(asked) || (env().oidc !== null && USED_WITH_PROVIDER.includes(asked));
}

/** Options are made per request, so that a build needs no secret. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  return overTransport((await NextAuth(signInOptions())(request, context)) as Response);
}

const refused = (status: number): Response => overTransport(new Response(null, { status }));

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return (await isUsed(request, context)) ? handler(request, context) : refused(404);
}

/** next-auth reads a body whole, however long it is: it gets one that was read up to the limit. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isUsed(request, context))) return refused(404);
  const body = await bodyUpTo(LIMIT, request);
  if (body === null) return refused(413);
  const { method, headers } = request;
  return handler(new NextRequest(request.url, { method, headers, body: Uint8Array.from(body) }), context);
}

async function bodyUpTo(limit: number, { body }: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > limit) return null;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
