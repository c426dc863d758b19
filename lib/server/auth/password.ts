import "server-only";
import { randomInt } from "node:crypto";
import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's first recommended parameters (19 MiB, 2 passes, 1 lane). */
const PARAMETERS = { algorithm: 2 satisfies Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Hashes a password with argon2id; the result holds its own salt and parameters.
 *
 * @param salt 16 bytes for a password that is no secret; random for every other
 */
export function hashPassword(password: string, salt?: Uint8Array): Promise<string> {
  return hash(password, { ...PARAMETERS, ...(salt && { salt }) });
}

/** Compares in constant time; a damaged hash counts as a wrong password. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}

let decoy: Promise<string> | undefined;

/** A hash that nothing matches, so that an unknown account takes as long to refuse as a known one. */
export function decoyHash(): Promise<string> {
  return (decoy ??= hashPassword(crypto.randomUUID()));
}

/** Without what is mistaken for another when read aloud or copied by hand: 0 o 1 l i. */
const LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** So many groups of four random characters that can be read aloud: about 20 bits each. */
export function legibleCode(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** A first password for somebody else: about 79 bits. */
export const generatePassword = (): string => legibleCode(4);
