import "server-only";
import { type NextAuthOptions } from "next-auth";
import { SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { env } from "../env";
import { isSecure } from "../http/security-headers";

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
 * What every request reads its session with. The token holds nothing but the id of a session row: role, unit and whether
 * the session still holds are read from the database on each request.
 */
export function sessionOptions(): NextAuthOptions {
  return {
    secret: env().secret,
    session: { strategy: "jwt", maxAge: SESSION_LIFETIME_MS / 1000 },
    cookies: { sessionToken: { name: bound("next-auth.session-token"), options: cookieOptions() } },
    providers: [],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
    },
  };
}

/** By https the name binds the cookie to this host and path (RFC 6265bis, 4.1.3.2); a plain http demo can't have that. */
export const bound = (name: string): string => `${isSecure() ? "__Host-" : ""}${name}`;
export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;
