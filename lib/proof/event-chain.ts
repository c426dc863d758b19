import canonicalize from "canonicalize";
import { fromHex, hashOf, hex, utf8 } from "./bytes";
import { type Hash, leafHash } from "./merkle";

/** RFC 8785 canonical JSON: the bytes that a hash covers. Throws for what is no JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("only JSON has a canonical form");
  return text;
}

/** The hash (hex) of an event: SHA-256 over the previous event's hash, a line feed and the canonical body, all UTF-8. */
export function chainHash(previous: string, canonical: string): string {
  return hex(hashOf(utf8(`${previous}\n${canonical}`)));
}

/**
 * An event's leaf in the tree: its entry is the 32 bytes of its hash in the chain. So the hashes alone, without what the
 * events say, are enough to recompute the root, and each event's words can be checked against its hash.
 */
export function eventLeaf(hash: string): Hash {
  return leafHash(fromHex(hash));
}
