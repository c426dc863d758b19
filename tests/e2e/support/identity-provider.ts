import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { type Granting, Provider } from "oidc-provider";

export const PROVIDER_NAME = "区统一身份认证";
const CLIENT = { client_id: "target-ledger", client_secret: "a-secret-of-the-tests-only" };
const SCOPE = "openid profile";
const HOUR = 3600;

export interface IdentityProvider {
  /** What the product has to be told of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Knows the product from now on, by the address at which people open it. */
  readonly serve: (url: string) => void;
  /** Whoever comes from now on is this person there, as if they had signed in there. */
  readonly become: (subject: string) => void;
  /** false: it hangs up on whoever calls. */
  readonly answer: (answers: boolean) => void;
  readonly close: () => Promise<void>;
}

/** An identity provider (OpenID Connect) on this machine, on a free port; it shows no pages of its own. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  let provider: Provider | null = null;
  let answers = true;
  let person = "nobody";
  const server = createServer((request, response) => void handle(request, response));
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!answers || !provider) request.socket.destroy();
    else if (request.url?.startsWith("/interaction/"))
      await provider.interactionFinished(request, response, { login: { accountId: person } });
    else provider.callback()(request, response);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" };
  return {
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: PROVIDER_NAME,
    },
    serve: (url) => {
      provider = new Provider(issuer, {
        clients: [{ ...CLIENT, redirect_uris: [`${url}/api/auth/callback/oidc`] }],
        jwks: { keys: [key] },
        cookies: { keys: ["of-the-tests"] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
        findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
        loadExistingGrant: grantAll,
        pkce: { required: () => true },
        ttl: { AccessToken: HOUR, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: HOUR },
      });
    },
    become: (subject) => (person = subject),
    answer: (whether) => (answers = whether),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Nobody is asked whether the product may know who they are: it is the office's own. */
async function grantAll({ oidc: { session, client, provider } }: Granting) {
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}
