import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { type CommandContext } from "../commands/context";
import { isLinking, linkIdentity } from "../commands/link-identity";
import { now } from "../clock";
import { refusalOf } from "../db/refusal";
import { env } from "../env";
import { logger } from "../logger";
import { arrive, type Identity } from "./arrive";
import { cookieWith, DEVICE_COOKIE, DEVICE_COOKIE_SECONDS } from "./known-device";
import { nearestAddress } from "./nearest-address";
import { oidcProvider } from "./oidc-provider";
import { bound, cookieOptions, sessionOptions } from "./options";
import { signIn } from "./sign-in";
import { currentViewer, namedSession } from "./viewer";

/** next-auth keeps the cookies, the CSRF check and the sign-in endpoints. */
export function signInOptions(): NextAuthOptions {
  const { oidc } = env();
  const base = sessionOptions();
  return {
    ...base,
    cookies: { ...base.cookies, ...wayCookies() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwords(), ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: {
      ...base.callbacks,
      // Whoever gave the right password is in already; true lets next-auth write the cookie.
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const came = await fromProvider(profile as ProviderClaims);
        if (typeof came === "string") return came;
        user.id = came.userId;
        user.sessionId = came.sessionId;
        return true;
      },
    },
    logger: {
      // What it hands over holds tokens and addresses: the log gets the kind of fault.
      error: (code, of) => {
        const err: unknown = of instanceof Error ? of : of.error;
        logger.warn({ kind: code, err }, "signing in failed");
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** What a browser keeps while its person is at the identity provider, for a quarter of an hour. */
function wayCookies() {
  const options = { ...cookieOptions(), maxAge: 15 * 60 };
  return {
    pkceCodeVerifier: { name: bound("next-auth.pkce.code_verifier"), options },
    state: { name: bound("next-auth.state"), options },
    nonce: { name: bound("next-auth.nonce"), options },
  };
}

function passwords() {
  return CredentialsProvider({
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
          formerSession: await namedSession(),
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
  });
}

/** What the provider's signed token says (OpenID Connect Core, 2 and 5.1). */
interface ProviderClaims {
  readonly iss: string;
  readonly sub: string;
  readonly name?: unknown;
  readonly preferred_username?: unknown;
  readonly amr?: unknown;
}

/** What the person is called there, as an account's name: a line of at most 30 characters. */
function nameOf({ name, preferred_username, sub }: ProviderClaims): string {
  const called = [name, preferred_username].find((one) => typeof one === "string" && one.trim() !== "");
  return String(called ?? sub)
    .replace(/\p{C}/gu, "")
    .trim()
    .slice(0, 30);
}

/**
 * Who comes back from the identity provider: somebody who asked to link the identity to the account that is signed in, or
 * somebody who signs in with it.
 *
 * @returns the session, or the page on which the person is told
 */
async function fromProvider(
  claims: ProviderClaims,
): Promise<string | { readonly userId: string; readonly sessionId: string }> {
  const requestId = randomUUID();
  const context: CommandContext = { viewer: null, now: now(), requestId };
  const identity: Identity = {
    issuer: claims.iss,
    subject: claims.sub,
    name: nameOf(claims),
    amr: claims.amr,
  };
  try {
    const viewer = await currentViewer();
    if (viewer && (await isLinking({ ...context, viewer })))
      return `/account?identity=${(await linkIdentity({ ...context, viewer }, identity)) ?? "linked"}`;
    const userAgent = (await headers()).get("user-agent") ?? "";
    const browser = { userAgent, formerSession: await namedSession() };
    const arrival = await arrive(context, identity, browser);
    return arrival.ok ? arrival : `/sign-in?error=${arrival.problem}`;
  } catch (error) {
    return `/sign-in?error=${sayingNothing(error, requestId)}`;
  }
}

/** next-auth puts an error's message into its answer: of a fault it gets a word, and the log the rest. */
function sayingNothing(error: unknown, requestId: string): "busy" | "disk_full" | "fault" {
  const refusal = refusalOf(error);
  if (refusal?.code === "UNAVAILABLE") return refusal.details.problem === "disk_full" ? "disk_full" : "busy";
  logger.error({ requestId, err: error }, "fault");
  return "fault";
}

const deviceCookieName = (): string => bound(DEVICE_COOKIE);
