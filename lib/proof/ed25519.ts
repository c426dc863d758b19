import { sha512 } from "@noble/hashes/sha2.js";
import { joined, sameBytes } from "./bytes";

/**
 * Verification of Ed25519 signatures (RFC 8032, 5.1.7), and nothing else: whoever checks a package may have an older
 * browser, whose own cryptography doesn't know them. There is no secret in a verification, so nothing here needs to take
 * the same time for every number. Signing is done by Node's own implementation.
 */

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (number: bigint): bigint => ((number % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square))
    if (rest & 1n) result = mod(result * square);
  return result;
}

const inverse = (number: bigint): bigint => power(number, P - 2n);
const D = mod(-121665n * inverse(121666n));
const D2 = mod(2n * D);
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** Extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. */
interface Point {
  readonly X: bigint;
  readonly Y: bigint;
  readonly Z: bigint;
  readonly T: bigint;
}

const affine = (x: bigint, y: bigint): Point => ({ X: x, Y: y, Z: 1n, T: mod(x * y) });
const NEUTRAL = affine(0n, 1n);
const BASE = affine(
  15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  46316835694926478169428394003475163141307993866256225615783033603165251855960n,
);

function add(one: Point, other: Point): Point {
  const a = mod((one.Y - one.X) * (other.Y - other.X));
  const b = mod((one.Y + one.X) * (other.Y + other.X));
  const c = mod(D2 * one.T) * other.T;
  const d = 2n * one.Z * other.Z;
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { X: mod(e * f), Y: mod(g * h), Z: mod(f * g), T: mod(e * h) };
}

/** one·a + other·b, both scalars in one pass of doublings (Shamir's way). */
function combined(one: Point, a: bigint, other: Point, b: bigint): Point {
  const [as, bs] = [a, b].map((scalar) => scalar.toString(2).padStart(256, "0")) as [string, string];
  const both = add(one, other);
  let result = NEUTRAL;
  for (let bit = 0; bit < as.length; bit++) {
    result = add(result, result);
    const [first, second] = [as[bit] === "1", bs[bit] === "1"];
    if (first || second) result = add(result, first && second ? both : first ? one : other);
  }
  return result;
}

/** The number that bytes are, the least significant first. */
function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** Null where the 32 bytes are no point in its one canonical spelling (RFC 8032, 5.1.3). */
function decode(bytes: Uint8Array): Point | null {
  const number = littleEndian(bytes);
  const y = number & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  let x = mod(u * v ** 3n * power(u * v ** 7n, (P - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(v * x * x) !== u) return null;
  const odd = number >> 255n;
  if (x === 0n && odd) return null;
  return affine((x & 1n) === odd ? x : mod(-x), y);
}

function encode({ X, Y, Z }: Point): Uint8Array {
  const scale = inverse(Z);
  let rest = mod(Y * scale) | ((mod(X * scale) & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(rest & 255n);
    rest >>= 8n;
    return byte;
  });
}

/**
 * Whether these 64 bytes are the holder's signature under the message.
 *
 * @param publicKey 32 bytes
 */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  const key = decode(publicKey);
  // A second spelling of the same signature is none: s counts only below the order of the group.
  if (!key || s >= ORDER) return false;
  const k = littleEndian(sha512(joined(r, publicKey, message))) % ORDER;
  const negative = { ...key, X: mod(-key.X), T: mod(-key.T) };
  return sameBytes(encode(combined(BASE, s, negative, k)), r);
}
