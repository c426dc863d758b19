import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { signInOptions } from "@/lib/server/auth/sign-in-options";
import { overTransport } from "@/lib/server/http/transport";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An account, a password and a token of next-auth's own are far less; nobody has to be signed in to send it, in bytes. */
const LIMIT = 16 * 1024;

/** Options are made per request, so that a build needs no secret. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  return overTransport((await NextAuth(signInOptions())(request, context)) as Response);
}

export const GET = handler;

/** next-auth reads a body whole, however long it is: it gets one that was read up to the limit. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const body = await bodyUpTo(LIMIT, request);
  if (body === null) return overTransport(new Response(null, { status: 413 }));
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
