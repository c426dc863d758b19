import "server-only";
import { type User } from "next-auth";
import { type OAuthConfig } from "next-auth/providers/oauth";
import { type OidcSettings } from "../env";

/**
 * The office's identity provider as next-auth asks it: authorization code with PKCE, state and nonce. Nothing is asked for
 * but who somebody is and what the person is called.
 */
export function oidcProvider({
  issuer,
  clientId,
  clientSecret,
  name,
}: OidcSettings): OAuthConfig<{ readonly sub: string }> {
  return {
    id: "oidc",
    name,
    type: "oauth",
    issuer,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid profile" } },
    // The session is opened once it is known whose identity it is (signInOptions).
    profile: ({ sub }): User => ({ id: sub, sessionId: "" }),
  };
}
