import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { FACTOR_STEP_MS, FACTOR_WINDOW, typedRecoveryCode } from "@/lib/domain/second-factor";
import { env } from "../env";
import { legibleCode } from "./password";

/** What an authenticator app shows above the code. */
const ISSUER = "目标台账";
const SECRET_BYTES = 20;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A new secret as an authenticator app takes it. */
export interface NewFactorSecret {
  /** Base32, to be typed where there is no camera. */
  readonly key: string;
  /** `otpauth://totp/…`, to be shown as a QR code. */
  readonly address: string;
}

/** Makes the secret of a second factor: 160 random bits, as RFC 4226 recommends. */
export function newFactorSecret(account: string): NewFactorSecret {
  const secret = new Secret({ size: SECRET_BYTES });
  return factorSecret(secret.base32, account);
}

/** The same for a secret that there is. */
export function factorSecret(key: string, account: string): NewFactorSecret {
  const totp = new TOTP({ issuer: ISSUER, label: account, secret: Secret.fromBase32(key) });
  return { key, address: totp.toString() };
}

/**
 * The time step whose code this is, within the window around an instant; null for a wrong code. The caller must refuse a
 * step that was used before (RFC 6238, 5.2).
 *
 * @param key base32
 * @param code six digits
 */
export function stepOfCode(key: string, code: string, at: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: FACTOR_WINDOW });
  return delta === null ? null : Math.floor(at.getTime() / FACTOR_STEP_MS) + delta;
}

/**
 * Encrypts a secret for one person (AES-256-GCM, the person's id bound to it), so that the database and its backups alone
 * make no codes: the key is derived from the secret of the environment.
 */
export function sealSecret(key: string, userId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), iv).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(key, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The secret again; null where it was sealed with another key, for another person, or altered. */
export function openSecret(sealed: string, userId: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(userId)).setAuthTag(tag);
    const open = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([open, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function sealingKey(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().secret, "", "target-ledger second factor", 32));
}

/** A recovery code: six groups of four legible characters, about 119 bits, so that its plain hash can be kept. */
export const newRecoveryCode = (): string => legibleCode(6);

/** What is kept of a recovery code (ASVS 5.0, 6.5.2: from 112 bits on a hash without salt will do). */
export function recoveryHash(code: string): string {
  return createHash("sha256").update(typedRecoveryCode(code)).digest("hex");
}
