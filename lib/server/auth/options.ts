import "server-only";
import { randomUUID } from "node:crypto";
import { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { now } from "../clock";
import { env } from "../env";
import { isSecure } from "../http/security-headers";
import { signIn } from "./sign-in";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/**
 * next-auth keeps the cookie, the CSRF check and the sign-in endpoint. The token holds nothing but the id of
 * a session row: role, unit and whether the session still holds are read from the database on each request.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().secret,
    session: { strategy: "jwt", maxAge: SESSION_LIFETIME_MS / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionCookie() },
    providers: [
      CredentialsProvider({
        credentials: { account: {}, password: {} },
        async authorize(credentials, request) {
          const result = await signIn(
            { viewer: null, now: now(), requestId: randomUUID() },
            {
              account: credentials?.account ?? "",
              password: credentials?.password ?? "",
              userAgent: String(request.headers?.["user-agent"] ?? ""),
            },
          );
          // The message reaches the sign-in page as `error`; it is a key of the sign-in catalogue.
          if (!result.ok) throw new Error(result.problem);
          return { id: result.userId, sessionId: result.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
    },
  };
}

/** By https the name binds the cookie to this host and path (RFC 6265bis, 4.1.3.2); a plain http demo can't have that. */
function sessionCookie(): NonNullable<NonNullable<NextAuthOptions["cookies"]>["sessionToken"]> {
  const secure = isSecure();
  return {
    name: `${secure ? "__Host-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}
