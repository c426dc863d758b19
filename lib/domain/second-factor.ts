import { OFFICER_ROLES, type Role } from "./vocabulary";

/**
 * 动态口令: a second factor after the password, a time-based one-time password (RFC 6238: SHA-1, 6 digits, 30 s, which is
 * what authenticator apps do), and recovery codes for whoever has lost the device.
 */

/** A code is good for its own step of 30 seconds and the one before and after, because clocks differ. */
export const FACTOR_WINDOW = 1;
export const FACTOR_STEP_MS = 30_000;

/** So many codes are given at once; each opens the second door once. */
export const RECOVERY_CODES = 10;

/** Who signed in with the password alone has so long to show the second factor. */
export const FACTOR_WAIT_MS = 10 * 60 * 1000;

/** The roles for which the setting can ask for a second factor: whoever administers, and whoever decides on the ledger. */
export const FACTOR_ROLES = [...OFFICER_ROLES, "supervisor"] as const satisfies readonly Role[];
type FactorRole = (typeof FACTOR_ROLES)[number];

/** What the setting says: these roles must have a second factor; everybody else may. */
export interface FactorRule {
  readonly roles: FactorRole[];
}
export const DEFAULT_FACTOR_RULE: FactorRule = { roles: [] };

/** Must a person with this role have a second factor? */
export function factorRequired(role: Role, rule: FactorRule): boolean {
  return rule.roles.some((one) => one === role);
}

/** Could the setting ask for it at all? */
export function factorCanBeRequired(role: Role): boolean {
  return FACTOR_ROLES.some((one) => one === role);
}

/**
 * What stands between a person who gave the right password and the product: 动态口令 to show, a password to replace, or a
 * second factor to set up. Until it is done, nothing else opens.
 */
export const STAGES = ["second_factor", "new_password", "enrolment"] as const;
export type Stage = (typeof STAGES)[number];

/** The next stage of a session; null: the product is open. The factor comes first, or a stolen password could be replaced. */
export function stageOf(session: {
  readonly hasFactor: boolean;
  readonly factorShown: boolean;
  readonly mustChangePassword: boolean;
  readonly factorRequired: boolean;
}): Stage | null {
  if (session.hasFactor && !session.factorShown) return "second_factor";
  if (session.mustChangePassword) return "new_password";
  return session.factorRequired && !session.hasFactor ? "enrolment" : null;
}

/** Digits as typed, without the space that apps show in the middle; null for what is no code of an app. */
export function typedCode(text: string): string | null {
  const digits = text.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** A recovery code as typed: case, spaces and dashes don't matter. */
export function typedRecoveryCode(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
