import "server-only";
import canonicalize from "canonicalize";
import { textDigest } from "../text-digest";

/** A content as it is stored: RFC 8785 canonical JSON, and the SHA-256 (hex) of its UTF-8 bytes. */
export interface Sealed {
  readonly content: string;
  readonly sha256: string;
}

/** Seals what must not change afterwards. Instants become text, and what is undefined falls away. */
export function seal(content: object): Sealed {
  const text = canonicalize(JSON.parse(JSON.stringify(content)));
  if (text === undefined) throw new Error("what is sealed must be JSON");
  return { content: text, sha256: textDigest(text) };
}

/**
 * A stored content as JSON.
 *
 * @throws Error when it is not what was sealed: somebody went around the product
 */
export function unseal(stored: Sealed): unknown {
  if (textDigest(stored.content) !== stored.sha256)
    throw new Error("a sealed content differs from its SHA-256");
  return JSON.parse(stored.content);
}
