import { hashOf, sameBytes } from "./bytes";

/** The Merkle tree of RFC 6962 (section 2.1; the same in RFC 9162), over SHA-256. Hashes are 32 bytes. */
export type Hash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry: a leaf can't be taken for a node, because the two are marked. */
export function leafHash(entry: Uint8Array): Hash {
  return hashOf(LEAF, entry);
}

function nodeHash(left: Hash, right: Hash): Hash {
  return hashOf(NODE, left, right);
}

/**
 * What has to be kept of a tree to go on with it: the roots of its complete subtrees, the largest first. There are as
 * many as the size has ones in binary, so that a tree of a million entries goes on from at most 20 hashes.
 */
export interface Frontier {
  readonly size: number;
  readonly roots: readonly Hash[];
}

export const EMPTY_TREE: Frontier = { size: 0, roots: [] };

/** The tree with these entries added in their order. */
export function grow({ size, roots }: Frontier, leaves: Iterable<Hash>): Frontier {
  const grown = [...roots];
  for (const leaf of leaves) {
    let top = leaf;
    // Each trailing one of the size is a complete subtree as large as the one that was just completed.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) top = nodeHash(grown.pop() as Hash, top);
    grown.push(top);
    size += 1;
  }
  return { size, roots: grown };
}

/** The Merkle tree hash; of the empty tree the hash of nothing. */
export function rootOf({ roots }: Frontier): Hash {
  const last = roots.at(-1);
  return last ? roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last) : hashOf();
}

/** Whether there can be a tree of this size with so many subtrees: what is read from outside is asked this first. */
export function isFrontier({ size, roots }: Frontier): boolean {
  return (
    Number.isSafeInteger(size) &&
    size >= 0 &&
    roots.length === [...size.toString(2)].filter((digit) => digit === "1").length &&
    roots.every((root) => root.length === 32)
  );
}

function subtree(leaves: readonly Hash[], start: number, end: number): Hash {
  return rootOf(grow(EMPTY_TREE, leaves.slice(start, end)));
}

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Audit path of the entry at `index` (from 0), the lowest hash first (RFC 6962, 2.1.1). */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Hash[] {
  if (!(index >= 0 && index < leaves.length)) throw new Error("no such entry");
  const path = (start: number, end: number): Hash[] => {
    if (end - start === 1) return [];
    const split = start + splitOf(end - start);
    return index < split
      ? [...path(start, split), subtree(leaves, split, end)]
      : [...path(split, end), subtree(leaves, start, split)];
  };
  return path(0, leaves.length);
}

/** Proof that the tree of the first `size` entries is the beginning of the tree of all of them (RFC 6962, 2.1.2). */
export function consistencyProof(leaves: readonly Hash[], size: number): readonly Hash[] {
  if (!(size > 0 && size <= leaves.length)) throw new Error("no such earlier tree");
  const proof = (start: number, end: number, known: boolean): Hash[] => {
    if (size === end) return known ? [] : [subtree(leaves, start, end)];
    const split = start + splitOf(end - start);
    return size <= split
      ? [...proof(start, split, known), subtree(leaves, split, end)]
      : [...proof(split, end, false), subtree(leaves, start, split)];
  };
  return proof(0, leaves.length, true);
}

/** Whether the path leads from the entry at `index` to the root of a tree of `size` entries (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  of: { readonly leaf: Hash; readonly index: number; readonly size: number; readonly root: Hash },
  path: readonly Hash[],
): boolean {
  let [node, last] = [of.index, of.size - 1];
  if (!Number.isSafeInteger(node) || node < 0 || node > last) return false;
  let hash = of.leaf;
  for (const step of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = nodeHash(hash, step);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(hash, of.root);
}

/** Whether the proof shows that the earlier tree is the beginning of the later one (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  earlier: { readonly size: number; readonly root: Hash },
  later: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  if (!(earlier.size > 0 && earlier.size <= later.size)) return false;
  if (earlier.size === later.size) return proof.length === 0 && sameBytes(earlier.root, later.root);
  const whole = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = whole ? [earlier.root, ...proof] : proof;
  if (!first) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [before, after] = [first, first];
  for (const step of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [before, after] = [nodeHash(step, before), nodeHash(step, after)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else after = nodeHash(after, step);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(before, earlier.root) && sameBytes(after, later.root);
}

/** Not a shift: sizes beyond 2³¹ are numbers too. */
const half = (number: number): number => Math.floor(number / 2);
