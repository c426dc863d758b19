/**
 * 统一身份认证: signing in at an identity provider (OpenID Connect Core 1.0) beside passwords. Who somebody is there is told
 * by issuer and subject alone: names and addresses change hands.
 */

/** What the setting says about the provider, where the environment names one. */
export interface SingleSignOnRule {
  /** Whoever the provider knows and the ledger does not gets an account without a role, which opens nothing. */
  readonly newAccounts: boolean;
  /** A second factor that the provider asked for counts as one here. */
  readonly acceptsFactor: boolean;
}
export const DEFAULT_SINGLE_SIGN_ON: SingleSignOnRule = { newAccounts: false, acceptsFactor: false };

/** After the own password was given the identity is linked within this time. */
export const LINK_WAIT_MS = 10 * 60 * 1000;

/** Why somebody whom the provider knows does not come in. */
export const ARRIVAL_PROBLEMS = ["wrong_issuer", "not_linked", "no_role", "disabled", "changed"] as const;
export type ArrivalProblem = (typeof ARRIVAL_PROBLEMS)[number];

/** Why an identity was not linked. */
export const LINK_PROBLEMS = ["wrong_issuer", "taken", "too_late"] as const;
export type LinkProblem = (typeof LINK_PROBLEMS)[number];

/** Ways of the provider that are a second factor (RFC 8176, section 2). */
const FACTORS: ReadonlySet<unknown> = new Set(["mfa", "otp", "hwk", "swk", "sc"]);

/** Whether the provider says that it asked for a second factor (`amr`). What is no list of words says nothing. */
export function saysSecondFactor(amr: unknown): boolean {
  return Array.isArray(amr) && amr.some((way) => FACTORS.has(way));
}
