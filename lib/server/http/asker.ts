import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { SCOPE_RIGHTS, type TokenScope } from "@/lib/domain/api-token";
import { holderOf } from "../auth/api-token";
import { nearestAddress } from "../auth/nearest-address";
import { currentViewer } from "../auth/viewer";
import { type CommandContext } from "../commands/context";
import { LedgerError } from "../errors";
import { refuseForeignOrigin } from "./origin";

/** The token that a program shows (RFC 6750, 2.1); null where the request comes with none. */
const tokenOf = ({ headers }: Request): string | null =>
  /^bearer +(.*?) *$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;

export const changes = ({ method }: Request): boolean => method !== "GET" && method !== "HEAD";

/** Who asks. */
export interface Asker {
  /** The person for whom a program acts by a token, whatever cookies come along; else the signed-in person, or nobody. */
  readonly viewer: Viewer | null;
  /** Of the token; null where there is none. */
  readonly scopes: readonly TokenScope[] | null;
}

/** Who sends a request. @throws LedgerError UNAUTHENTICATED, TOO_MANY for a token that opens nothing */
export async function askerOf(request: Request, context: Omit<CommandContext, "viewer">): Promise<Asker> {
  const token = tokenOf(request);
  if (token === null) return { viewer: await currentViewer(), scopes: null };
  const address = nearestAddress(request.headers.get("x-forwarded-for"));
  return holderOf({ ...context, viewer: null }, { token, address });
}

/**
 * Whom a place lets in: a program whose token has the place's scope, with the rights that the scope lets through; or a
 * signed-in person, whose changes must come from this site (Origin), because a browser sends cookies for others too.
 *
 * @param scope what the place lets programs do; null where none comes in
 * @throws LedgerError UNAUTHENTICATED, FORBIDDEN
 */
export function admitted(request: Request, { viewer, scopes }: Asker, scope: TokenScope | null): Viewer {
  if (scopes === null && changes(request)) refuseForeignOrigin(request.headers);
  if (!viewer) throw new LedgerError("UNAUTHENTICATED");
  if (scopes === null) return viewer;
  if (scope === null) throw new LedgerError("FORBIDDEN", { problem: "token_not_here" });
  if (!scopes.includes(scope))
    throw new LedgerError("FORBIDDEN", { problem: "token_scope_missing", params: { scope } });
  return { ...viewer, within: SCOPE_RIGHTS[scope] };
}

/** How a program is asked for a token, or told what is wrong with it (RFC 6750, section 3); null for nothing to say. */
export function challengeFor(request: Request, error: unknown): string | null {
  if (!(error instanceof LedgerError)) return null;
  const { code, details } = error;
  const realm = 'Bearer realm="target-ledger"';
  if (code === "UNAUTHENTICATED")
    return tokenOf(request) === null ? realm : `${realm}, error="invalid_token"`;
  if (details.problem !== "token_scope_missing") return null;
  return `${realm}, error="insufficient_scope", scope="${details.params?.scope ?? ""}"`;
}

/**
 * Refuses to begin something costly in a person's name from another site's link or page: browsers say where a request
 * comes from (Sec-Fetch-Site), also for a mere GET, which SameSite lets through with its cookies. An address that somebody
 * types comes from nowhere.
 */
export function refuseForeignSite({ headers }: Request, { scopes }: Asker): void {
  const site = headers.get("sec-fetch-site");
  if (scopes === null && site !== null && site !== "same-origin" && site !== "none")
    throw new LedgerError("FORBIDDEN", { problem: "foreign_origin" });
}
