import { base64, fromBase64, fromUtf8, hex, isHash } from "./bytes";
import { type Hash } from "./merkle";
import { isSignedBy, readNote, type SignedNote, type VerifierKey } from "./signed-note";

/**
 * What the log says about itself at one moment (C2SP tlog-checkpoint): so many events, with this root. Whoever keeps the
 * text can show later whether those events are still the same.
 */
export interface Checkpoint {
  /** Which log: see `originOf`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** ISO 8601, UTC: when it was signed, by the signer's clock. The one extension line that this log writes. */
  readonly signedAt: string;
}

export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const SIZE = /^[1-9]\d{0,14}$/;

/** The name of a log: it comes from its first event, so that no other log has it, whatever its address. */
export function originOf(firstHash: string): string {
  if (!isHash(firstHash)) throw new Error("not the hash of an event");
  return `target-ledger/${firstHash.slice(0, 16)}`;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root, signedAt }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n${signedAt}\n`;
}

/**
 * Reads a checkpoint that a log of this product wrote. A paste may have lost the line feed at its end; nothing else is
 * forgiven. Null where it is none.
 */
export function readCheckpoint(text: string): SignedCheckpoint | null {
  const note = readNote(text.endsWith("\n") ? text : `${text}\n`);
  const [origin = "", size = "", root = "", signedAt = "", end, ...more] = note?.text.split("\n") ?? [];
  const hash = fromBase64(root);
  if (!note || end !== "" || more.length > 0 || hash?.length !== 32) return null;
  if (origin === "" || !SIZE.test(size) || !INSTANT.test(signedAt)) return null;
  return { origin, size: Number(size), root: hash, signedAt, note };
}

/** The same for the bytes of a file, of which not even the last one may be missing. */
export function readCheckpointBytes(bytes: Uint8Array): SignedCheckpoint | null {
  const text = fromUtf8(bytes);
  return text?.endsWith("\n") ? readCheckpoint(text) : null;
}

/** Whether the checkpoint speaks of the key's own log and was signed with the key. */
export function isCheckpointOf({ origin, note }: SignedCheckpoint, key: VerifierKey): boolean {
  return origin === key.name && isSignedBy(note, key);
}

/** `376120-9f86d081884c7d65`: what is printed under documents. 64 bits are enough to find the whole root by. */
export function shortForm({ size, root }: Pick<Checkpoint, "size" | "root">): string {
  return `${size}-${hex(root).slice(0, 16)}`;
}
