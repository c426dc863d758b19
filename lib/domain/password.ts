/** Rules of passwords: what can be taken, by the profile that the office has set. */

/**
 * `nist`: long, no rules of composition, no change without a reason (NIST SP 800-63B, 3.1.1.2). `dengbao3`: shorter with
 * three of four kinds of character, a change each quarter, none of the last five, as assessments by GB/T 22239 level 3 ask.
 */
export const PASSWORD_PROFILES = ["nist", "dengbao3"] as const;
export type PasswordProfile = (typeof PASSWORD_PROFILES)[number];
export const DEFAULT_PASSWORD_PROFILE: PasswordProfile = "nist";

interface PasswordRules {
  readonly minLength: number;
  /** How many of lower case, upper case, digits and others it has; Han characters count as others. */
  readonly minKinds: number;
  /** null: it never ends by itself. */
  readonly maxAgeDays: number | null;
  /** So many passwords, the present one included, can't be taken again. */
  readonly remembered: number;
}

export const PASSWORD_RULES: Readonly<Record<PasswordProfile, PasswordRules>> = {
  nist: { minLength: 12, minKinds: 1, maxAgeDays: null, remembered: 1 },
  dengbao3: { minLength: 10, minKinds: 3, maxAgeDays: 90, remembered: 5 },
};

/** So many old passwords are kept as hashes, whatever the profile, for the day on which it asks for them. */
export const PASSWORDS_REMEMBERED = Math.max(
  ...Object.values(PASSWORD_RULES).map(({ remembered }) => remembered),
);

/** Longer ones are refused before they are hashed. */
export const PASSWORD_MAX_LENGTH = 128;
const PASSWORD_MIN_VARIETY = 5;
/** Beside a word that everybody here would guess, so many characters make a password. */
const MIN_BESIDE_WORD = 8;

export type PasswordProblem =
  | "password_too_short"
  | "password_too_short_kinds"
  | "password_too_long"
  | "password_kinds"
  | "password_names_account"
  | "password_names_place"
  | "password_common"
  | "password_monotonous";

/** What a password is held against. */
export interface PasswordGround {
  readonly profile: PasswordProfile;
  readonly account: string;
  /** Words of the place: the product, the unit. */
  readonly words: readonly string[];
  /** Whether a text in lower case is on the list of passwords that attackers try first. */
  readonly isCommon: (text: string) => boolean;
}

/** Why a password can't be taken for an account, or null. Characters are counted as a reader counts them. */
export function passwordProblem(password: string, ground: PasswordGround): PasswordProblem | null {
  const characters = [...password];
  const { minLength, minKinds } = PASSWORD_RULES[ground.profile];
  if (characters.length < minLength) return minKinds > 1 ? "password_too_short_kinds" : "password_too_short";
  if (characters.length > PASSWORD_MAX_LENGTH) return "password_too_long";
  if (kindsOf(password) < minKinds) return "password_kinds";
  const lower = password.toLowerCase();
  if (lower.includes(ground.account.toLowerCase())) return "password_names_account";
  if (new Set(characters).size < PASSWORD_MIN_VARIETY) return "password_monotonous";
  if (isKnown(lower, ground.isCommon)) return "password_common";
  return ground.words.some((word) => restsOn(lower, word.toLowerCase())) ? "password_names_place" : null;
}

/** Whether a password has ended by the profile at an instant. */
export function passwordEnded(profile: PasswordProfile, setAt: Date, at: Date): boolean {
  const { maxAgeDays } = PASSWORD_RULES[profile];
  return maxAgeDays !== null && at.getTime() - setAt.getTime() >= maxAgeDays * 24 * 60 * 60 * 1000;
}

function kindsOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
}

/** On the list, also with digits and signs before and after that make up less than half of it. */
function isKnown(lower: string, isCommon: PasswordGround["isCommon"]): boolean {
  if (isCommon(lower)) return true;
  const core = lower.replace(/^[^\p{L}]+/u, "").replace(/[^\p{L}]+$/u, "");
  return core.length * 2 >= lower.length && isCommon(core);
}

function restsOn(lower: string, word: string): boolean {
  return word.length > 1 && lower.includes(word) && [...lower.replaceAll(word, "")].length < MIN_BESIDE_WORD;
}
