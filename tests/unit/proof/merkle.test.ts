import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hex, hashOf, utf8 } from "@/lib/proof/bytes";
import {
  consistencyProof,
  EMPTY_TREE,
  grow,
  type Hash,
  inclusionProof,
  isFrontier,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "@/lib/proof/merkle";

/** The entries with which certificate-transparency's own implementations are tested, and their published results. */
const ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const LEAVES = ENTRIES.map((entry) => leafHash(Uint8Array.from(Buffer.from(entry, "hex"))));

const rootAt = (leaves: readonly Hash[], size = leaves.length) =>
  rootOf(grow(EMPTY_TREE, leaves.slice(0, size)));
const shown = (proof: readonly Hash[]) => proof.map(hex);

describe("the tree of RFC 6962", () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))(
    "of %i entries has its published root",
    (size, root) => {
      expect(hex(rootAt(LEAVES, size))).toBe(root);
    },
  );

  it("proves that an entry is in it by the published path", () => {
    expect(shown(inclusionProof(LEAVES, 0))).toEqual([
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]);
    expect(shown(inclusionProof(LEAVES.slice(0, 3), 2))).toEqual([ROOTS[2]]);
  });

  it("proves that an earlier tree is its beginning by the published proof", () => {
    expect(shown(consistencyProof(LEAVES, 6))).toEqual([
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
    expect(shown(consistencyProof(LEAVES.slice(0, 5), 2))).toEqual([
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]);
  });
});

/** The definition, word for word (RFC 6962, 2.1), against which the growing tree is held. */
function rootByDefinition(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return hashOf();
  if (leaves.length === 1) return leaves[0] as Hash;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return hashOf(
    Uint8Array.of(1),
    rootByDefinition(leaves.slice(0, split)),
    rootByDefinition(leaves.slice(split)),
  );
}

const tree = fc
  .array(fc.string(), { minLength: 1, maxLength: 70 })
  .map((entries) => entries.map((entry) => leafHash(utf8(entry))));

describe("any tree", () => {
  it("has the root of the definition, in however many steps it grew", () => {
    fc.assert(
      fc.property(tree, fc.nat(), (leaves, cut) => {
        const first = grow(EMPTY_TREE, leaves.slice(0, cut % leaves.length));
        const whole = grow(first, leaves.slice(cut % leaves.length));
        expect(isFrontier(first) && isFrontier(whole)).toBe(true);
        expect(hex(rootOf(whole))).toBe(hex(rootByDefinition(leaves)));
      }),
    );
  });

  it("proves each of its entries, and no other entry in its place", () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (leaves, one, other) => {
        const [index, size, root] = [one % leaves.length, leaves.length, rootAt(leaves)];
        const path = inclusionProof(leaves, index);
        const leaf = leaves[index] as Hash;
        expect(verifyInclusion({ leaf, index, size, root }, path)).toBe(true);
        const elsewhere = other % (size + 2);
        if (elsewhere !== index)
          expect(verifyInclusion({ leaf, index: elsewhere, size, root }, path)).toBe(
            elsewhere < size && size > 1 && sameProof(leaves, elsewhere, path, leaf),
          );
        expect(verifyInclusion({ leaf: leafHash(utf8("not in it \u0000")), index, size, root }, path)).toBe(
          false,
        );
      }),
    );
  });

  it("proves each of its beginnings, and no other history", () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (leaves, cut, changed) => {
        const size = 1 + (cut % leaves.length);
        const earlier = { size, root: rootAt(leaves, size) };
        const later = { size: leaves.length, root: rootAt(leaves) };
        const proof = consistencyProof(leaves, size);
        expect(verifyConsistency(earlier, later, proof)).toBe(true);
        const other = leaves.with(changed % size, leafHash(utf8("rewritten \u0000")));
        const rewritten = { size: other.length, root: rootAt(other) };
        expect(verifyConsistency(earlier, rewritten, consistencyProof(other, size))).toBe(false);
        expect(verifyConsistency({ ...earlier, root: rootAt(other, size) }, later, proof)).toBe(false);
        if (proof.length > 0) {
          expect(verifyConsistency(earlier, later, proof.slice(1))).toBe(false);
          expect(verifyConsistency(earlier, later, [...proof, later.root])).toBe(false);
        }
      }),
    );
  });
});

/** Two equal entries have the same leaf: then its proof elsewhere is a true one. */
function sameProof(leaves: readonly Hash[], index: number, path: readonly Hash[], leaf: Hash): boolean {
  return (
    hex(leaves[index] as Hash) === hex(leaf) &&
    String(shown(inclusionProof(leaves, index))) === String(shown(path))
  );
}
