import { base64, fromBase64, hashOf, joined, utf8 } from "./bytes";
import { verifySignature } from "./ed25519";

/** A key that signs, as others know it (C2SP signed-note: a "verifier key" of type Ed25519). */
export interface VerifierKey {
  /** Without white space and plus. */
  readonly name: string;
  /** 32 bytes */
  readonly publicKey: Uint8Array;
}

const ED25519 = 0x01;
const NAME = /^[^\s+\p{Cc}]+$/u;

/** The four bytes that say which key of this name signed. */
function keyIdOf({ name, publicKey }: VerifierKey): Uint8Array {
  return hashOf(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey).subarray(0, 4);
}

/** `name+keyid+base64`: the form in which a verifier key is handed on, printed and compared. */
export function keyText(key: VerifierKey): string {
  const id = [...keyIdOf(key)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${key.name}+${id}+${base64(joined(Uint8Array.of(ED25519), key.publicKey))}`;
}

/** Reads a verifier key; null where the text is none, or its id is not that of its key. */
export function readKey(text: string): VerifierKey | null {
  const [name = "", , ...rest] = text.split("+");
  const bytes = fromBase64(rest.join("+"));
  if (!NAME.test(name) || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const key = { name, publicKey: bytes.slice(1) };
  return keyText(key) === text ? key : null;
}

/** A text with one signature under it. */
export interface SignedNote {
  /** Ends in a line feed; what the signature covers. */
  readonly text: string;
  readonly name: string;
  readonly keyId: Uint8Array;
  /** 64 bytes */
  readonly signature: Uint8Array;
}

/** Writes the note: the text, an empty line, and `— name base64(key id, signature)`. */
export function writeNote(text: string, key: VerifierKey, signature: Uint8Array): string {
  return `${text}\n— ${key.name} ${base64(joined(keyIdOf(key), signature))}\n`;
}

/** Reads a note with exactly one signature; null where anything of it is not as `writeNote` would write it. */
export function readNote(note: string): SignedNote | null {
  const match = /^([^]*\n)\n— (\S+) (\S+)\n$/u.exec(note);
  const [, text, name, encoded] = match ?? [];
  const bytes = fromBase64(encoded ?? "");
  if (!text || !name || !NAME.test(name) || bytes?.length !== 68) return null;
  // Control characters have no place in a note, and a signature above the last one would not be looked at.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text) || text.includes("\n\n")) return null;
  return { text, name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Whether the note was signed with this key. */
export function isSignedBy(note: SignedNote, key: VerifierKey): boolean {
  const id = keyIdOf(key);
  return (
    note.name === key.name &&
    note.keyId.every((byte, index) => byte === id[index]) &&
    verifySignature(key.publicKey, utf8(note.text), note.signature)
  );
}
