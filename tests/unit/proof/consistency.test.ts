import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8 } from "@/lib/proof/bytes";
import { checkpointText, readCheckpoint, type SignedCheckpoint } from "@/lib/proof/checkpoint";
import { checkConsistency, consistencyText, readConsistency } from "@/lib/proof/consistency";
import { consistencyProof, EMPTY_TREE, grow, type Hash, leafHash, rootOf } from "@/lib/proof/merkle";
import { type VerifierKey, writeNote } from "@/lib/proof/signed-note";

const ORIGIN = "target-ledger/0123456789abcdef";
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const key: VerifierKey = {
  name: ORIGIN,
  publicKey: Uint8Array.from(publicKey.export({ format: "der", type: "spki" }).subarray(-32)),
};

const leavesOf = (count: number, word = "event"): readonly Hash[] =>
  Array.from({ length: count }, (_, index) => leafHash(utf8(`${word} ${index}`)));

function noteOver(leaves: readonly Hash[], origin = ORIGIN): string {
  const root = rootOf(grow(EMPTY_TREE, leaves));
  const text = checkpointText({ origin, size: leaves.length, root, signedAt: "2026-11-29T04:00:00.000Z" });
  return writeNote(text, { ...key, name: origin }, Uint8Array.from(sign(null, utf8(text), privateKey)));
}
const checkpointOver = (leaves: readonly Hash[], origin?: string) =>
  readCheckpoint(noteOver(leaves, origin)) as SignedCheckpoint;

/** The proof file from the first `from` of these events to all of them. */
const proofFile = (leaves: readonly Hash[], from: number): string =>
  consistencyText(from, consistencyProof(leaves, from), noteOver(leaves));

const verdict = (earlier: SignedCheckpoint, file: string, keys: readonly VerifierKey[] = [key]) => {
  const proof = readConsistency(utf8(file));
  return proof && checkConsistency(earlier, proof, keys);
};

describe("a consistency proof between two checkpoints", () => {
  it("is a text that witnesses take: old size, hashes, an empty line, the later checkpoint (C2SP tlog-witness)", () => {
    const leaves = leavesOf(7);
    const lines = proofFile(leaves, 3).split("\n");
    expect(lines[0]).toBe("old 3");
    expect(lines.slice(1, 5).every((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))).toBe(true);
    expect(lines.slice(5).join("\n")).toBe(`\n${noteOver(leaves)}`);
  });

  it("shows for any two sizes that the log only grew", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (from, more) => {
        const leaves = leavesOf(from + more);
        const earlier = checkpointOver(leaves.slice(0, from));
        expect(verdict(earlier, proofFile(leaves, from))).toEqual({ outcome: "grew", added: more });
      }),
      { numRuns: 40 },
    );
  });

  it("never shows it of a log in which an earlier event was changed, whatever proof is made for it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(59), (from, more, at) => {
        const [kept, leaves] = [leavesOf(from), [...leavesOf(from + more)]];
        leaves[at % from] = leafHash(utf8("another event"));
        expect(verdict(checkpointOver(kept), proofFile(leaves, from))).toEqual({ outcome: "contradicts" });
      }),
      { numRuns: 40 },
    );
  });

  it("shows nothing once a bit of any byte of its file is another", () => {
    const leaves = leavesOf(21);
    const earlier = checkpointOver(leaves.slice(0, 6));
    const file = utf8(proofFile(leaves, 6));
    // Each byte once, its bits in turn: a signature takes a while to check.
    for (let bit = 0; bit < file.length * 8; bit += 9) {
      const touched = Uint8Array.from(file);
      touched[bit >> 3] = (touched[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = readConsistency(touched);
      expect(read && checkConsistency(earlier, read, [key]).outcome, `bit ${bit}`).not.toBe("grew");
    }
  });

  it("says what is wrong: another log, another beginning, nobody's signature", () => {
    const leaves = leavesOf(9);
    const file = proofFile(leaves, 4);
    expect(verdict(checkpointOver(leaves.slice(0, 4), "target-ledger/other"), file)?.outcome).toBe(
      "other_log",
    );
    expect(verdict(checkpointOver(leaves.slice(0, 5)), file)).toEqual({ outcome: "other_size", size: 4 });
    const earlier = checkpointOver(leaves.slice(0, 4));
    expect(verdict(earlier, file, [])).toEqual({ outcome: "unsigned", which: "earlier" });
    const forged = file.replace("2026-11-29", "2026-11-28");
    expect(verdict(earlier, forged)).toEqual({ outcome: "unsigned", which: "later" });
  });

  it("is none where the file is something else", () => {
    const file = proofFile(leavesOf(5), 2);
    for (const other of [
      "",
      "存证",
      noteOver(leavesOf(5)),
      file.trimEnd(),
      file.replace("old 2", "old 02"),
      file.replace("old 2\n", "old 2\nx\n"),
    ])
      expect(readConsistency(utf8(other)), other.slice(0, 20)).toBeNull();
  });
});
