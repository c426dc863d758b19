import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf, utf8 } from "@/lib/proof/bytes";
import { checkpointText, isCheckpointOf, originOf, readCheckpoint, shortForm } from "@/lib/proof/checkpoint";
import { verifySignature } from "@/lib/proof/ed25519";
import { isSignedBy, keyText, readKey, readNote, type VerifierKey, writeNote } from "@/lib/proof/signed-note";

const bytes = (hexadecimal: string) => Uint8Array.from(Buffer.from(hexadecimal, "hex"));

describe("Ed25519", () => {
  it.each([
    [
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ])("accepts the signatures of RFC 8032, 7.1 (key %s)", (key, message, signature) => {
    expect(verifySignature(bytes(key), bytes(message), bytes(signature))).toBe(true);
    expect(verifySignature(bytes(key), bytes(`${message}00`), bytes(signature))).toBe(false);
  });

  it("says of any signature, touched or not, what Node's own implementation says", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const raw = Uint8Array.from(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(64 * 8 - 1), fc.nat(32 * 8 - 1), (message, bit, keyBit) => {
        const signature = Uint8Array.from(sign(null, message, privateKey));
        expect(verifySignature(raw, message, signature)).toBe(true);
        expect(verifySignature(raw, message, flipped(signature, bit))).toBe(false);
        const otherKey = flipped(raw, keyBit);
        expect(verifySignature(otherKey, message, signature)).toBe(
          verify(null, message, nodeKey(otherKey), signature),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("refuses the second spelling of a signature, with the group's order added to s", () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const raw = Uint8Array.from(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
    const signature = sign(null, utf8("text"), privateKey);
    let s = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
    for (let index = 32; index < 64; index++, s >>= 8n) signature[index] = Number(s & 255n);
    expect(verifySignature(raw, utf8("text"), Uint8Array.from(signature))).toBe(false);
  });
});

/** The example with which Go's checksum database tests its notes, whose format C2SP took over. */
const GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

describe("a signed note", () => {
  it("of another implementation is read and verified", () => {
    const [key, note] = [readKey(GO_KEY), readNote(GO_NOTE)];
    expect(key && note && isSignedBy(note, key)).toBe(true);
    expect(key && keyText(key)).toBe(GO_KEY);
    expect(note && key && writeNote(note.text, key, note.signature)).toBe(GO_NOTE);
  });

  it("is no note, or not this key's, once any byte of it is another", () => {
    const key = readKey(GO_KEY) as VerifierKey;
    const original = utf8(GO_NOTE);
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const touched = original.with(at, (original[at] ?? 0) ^ difference);
        const note = readNote(new TextDecoder().decode(touched));
        expect(note !== null && isSignedBy(note, key)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["a key id that is not the key's", GO_KEY.replace("c74f20a3", "c74f20a4")],
    ["a name with a space", GO_KEY.replace("Peter", "Peter ")],
    ["a key of another type", GO_KEY.replace("+AR", "+AB")],
    ["nothing", ""],
  ])("has no verifier key with %s", (_, text) => {
    expect(readKey(text)).toBeNull();
  });
});

describe("a checkpoint", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const origin = originOf("ab".repeat(32));
  const key: VerifierKey = {
    name: origin,
    publicKey: Uint8Array.from(publicKey.export({ format: "der", type: "spki" }).subarray(-32)),
  };
  const said = { origin, size: 376_120, root: hashOf(utf8("root")), signedAt: "2026-11-29T04:00:00.000Z" };
  const signed = (text: string) => writeNote(text, key, Uint8Array.from(sign(null, utf8(text), privateKey)));

  it("says which log, how many events and which root, and when it was signed", () => {
    const checkpoint = readCheckpoint(signed(checkpointText(said)));
    expect(checkpoint).toMatchObject(said);
    expect(checkpoint && isCheckpointOf(checkpoint, key)).toBe(true);
    expect(shortForm(said)).toMatch(/^376120-[0-9a-f]{16}$/);
  });

  it("is read from a paste that lost its last line feed", () => {
    expect(readCheckpoint(signed(checkpointText(said)).trimEnd())).toMatchObject(said);
  });

  it("of another log is not taken for one of this log, though the same key signed it", () => {
    const other = readCheckpoint(signed(checkpointText({ ...said, origin: originOf("cd".repeat(32)) })));
    expect(other && isCheckpointOf(other, key)).toBe(false);
  });

  it.each([
    ["a size with a leading zero", checkpointText(said).replace("376120", "0376120")],
    ["no size", checkpointText(said).replace("376120", "")],
    ["a shorter root", checkpointText({ ...said, root: said.root.slice(1) })],
    ["no time", checkpointText(said).replace(said.signedAt, "yesterday")],
    ["a line more", `${checkpointText(said)}more\n`],
  ])("is not one with %s", (_, text) => {
    expect(readCheckpoint(signed(text))).toBeNull();
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
}

function nodeKey(raw: Uint8Array) {
  const x = Buffer.from(raw).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}
