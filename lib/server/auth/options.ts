import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { SESSION_LIFETIME_MS } from "@/lib/domain/sign-in";
import { now } from "../clock";
import { refusalOf } from "../db/refusal";
import { env } from "../env";
import { isSecure } from "../http/security-headers";
import { logger } from "../logger";
import { cookieWith, DEVICE_COOKIE, DEVICE_COOKIE_SECONDS } from "./known-device";
import { nearestAddress } from "./nearest-address";
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
          const requestId = randomUUID();
          const jar = await cookies();
          const result = await signIn(
            { viewer: null, now: now(), requestId },
            {
              account: credentials?.account ?? "",
              password: credentials?.password ?? "",
              userAgent: String(request.headers?.["user-agent"] ?? ""),
              address: nearestAddress(request.headers?.["x-forwarded-for"]),
              deviceCookie: jar.get(deviceCookieName())?.value,
            },
          ).catch((error: unknown) => ({ ok: false as const, problem: sayingNothing(error, requestId) }));
          // The message reaches the sign-in page as `error`; it is a key of the sign-in catalogue.
          if (!result.ok) throw new Error(result.problem);
          jar.set(
            deviceCookieName(),
            cookieWith(jar.get(deviceCookieName())?.value, (credentials?.account ?? "").trim().toLowerCase()),
            { ...cookieOptions(), maxAge: DEVICE_COOKIE_SECONDS },
          );
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

/** next-auth puts an error's message into its answer: of a fault it gets a word, and the log the rest. */
function sayingNothing(error: unknown, requestId: string): "busy" | "disk_full" | "fault" {
  const refusal = refusalOf(error);
  if (refusal?.code === "UNAVAILABLE") return refusal.details.problem === "disk_full" ? "disk_full" : "busy";
  logger.error({ requestId, err: error }, "fault");
  return "fault";
}

/** By https the name binds the cookie to this host and path (RFC 6265bis, 4.1.3.2); a plain http demo can't have that. */
const bound = (name: string): string => `${isSecure() ? "__Host-" : ""}${name}`;
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

function sessionCookie(): NonNullable<NonNullable<NextAuthOptions["cookies"]>["sessionToken"]> {
  return { name: bound("next-auth.session-token"), options: cookieOptions() };
}

const deviceCookieName = (): string => bound(DEVICE_COOKIE);
