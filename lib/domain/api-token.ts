import { mayEver, type Right, type Viewer } from "./access";

/**
 * 访问令牌: what a program shows to act for a person. It may do what the person may and one of its scopes lets through,
 * never more; approving, reviewing and administering are in no scope.
 */

/** Looked for by scanners for secrets; then 256 random bits as base64url. */
export const TOKEN_PREFIX = "tl_";
/** What can be a token at all; anything else is not looked up. */
export const TOKEN_FORM = /^tl_[\w-]{43}$/;

/** A year, also one with 29 February. */
export const TOKEN_MAX_DAYS = 366;
/** So many that hold at once a person. */
export const TOKENS_AT_MOST = 20;

export const TOKEN_SCOPES = ["ledger.read", "progress.write", "export"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const SIGHT = ["target.view", "progress.view", "progress.view_draft", "standing.view"] as const;

/** The rights that each scope lets through. Without the first of them a scope is of no use to a person. */
export const SCOPE_RIGHTS: Readonly<Record<TokenScope, readonly [Right, ...Right[]]>> = {
  "ledger.read": SIGHT,
  /** Writes and submits the own unit's months; seeing them is part of it. */
  "progress.write": ["progress.write", "progress.submit", ...SIGHT],
  /** The files that pages offer, but for the log. */
  export: [
    "export.make",
    "export.enter",
    "circular.make",
    ...SIGHT,
    "notice.view",
    "notice.view_draft",
    "instruction.view",
    "score.view",
    "score.view_draft",
    "score.view_way",
  ],
};

/** The scopes that a person can give to a token: by the own role, not as a deputy. None for the three administrators. */
export function scopesFor({ role }: Pick<Viewer, "role">): readonly TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => mayEver({ role, mandates: [] }, SCOPE_RIGHTS[scope][0]));
}

/** Why a token opens nothing: none of ours, ended, taken back, its person is out, or the installation has none. */
export type TokenProblem = "unknown" | "expired" | "revoked" | "account" | "switched_off";

/** Why a token that is known does not hold at this instant; null where it does. */
export function tokenEnd(
  token: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): Extract<TokenProblem, "expired" | "revoked"> | null {
  if (token.revokedAt !== null) return "revoked";
  return token.expiresAt <= now ? "expired" : null;
}
