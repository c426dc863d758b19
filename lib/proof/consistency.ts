import { base64, fromBase64, fromUtf8 } from "./bytes";
import { isCheckpointOf, readCheckpoint, type SignedCheckpoint } from "./checkpoint";
import { type Hash, verifyConsistency } from "./merkle";
import { type VerifierKey } from "./signed-note";

/**
 * That a log only grew between two checkpoints, as a text of its own: how large the earlier one is, the hashes of the
 * proof (RFC 6962, 2.1.2), and the later checkpoint. It is what a log sends to its witnesses (C2SP tlog-witness,
 * add-checkpoint), so that their programs read it too.
 */
export interface Consistency {
  /** Events under the earlier checkpoint. */
  readonly earlierSize: number;
  readonly proof: readonly Hash[];
  readonly later: SignedCheckpoint;
}

const OLD = /^old ([1-9]\d{0,14})$/;
/** More than a tree of 2⁶³ entries needs (C2SP tlog-witness). */
const LONGEST = 63;

/** Writes the proof; `laterNote` is the later checkpoint as it was signed. */
export function consistencyText(earlierSize: number, proof: readonly Hash[], laterNote: string): string {
  return [`old ${earlierSize}`, ...proof.map(base64), "", laterNote].join("\n");
}

/** Reads what `consistencyText` wrote; null where anything of it is otherwise. */
export function readConsistency(bytes: Uint8Array): Consistency | null {
  const text = fromUtf8(bytes) ?? "";
  const end = text.indexOf("\n\n");
  if (end < 0 || !text.endsWith("\n")) return null;
  const [first = "", ...lines] = text.slice(0, end).split("\n");
  const earlierSize = OLD.exec(first)?.[1];
  const proof = lines.flatMap((line) => fromBase64(line) ?? []);
  const later = readCheckpoint(text.slice(end + 2));
  if (!earlierSize || !later || proof.length !== lines.length || proof.length > LONGEST) return null;
  return { earlierSize: Number(earlierSize), proof, later };
}

/** What a proof shows of an earlier checkpoint: the first thing that is wrong, or that the log only grew. */
export type ConsistencyVerdict =
  | { readonly outcome: "grew"; readonly added: number }
  /** One of the two is not signed by any of these keys, or they are of two logs. */
  | { readonly outcome: "unsigned"; readonly which: "earlier" | "later" }
  | { readonly outcome: "other_log" }
  /** The proof is for another checkpoint than this one. */
  | { readonly outcome: "other_size"; readonly size: number }
  /** The later log does not begin with what the earlier one said. */
  | { readonly outcome: "contradicts" };

/** Holds an earlier checkpoint against a later one by their proof alone: neither log nor product are needed. */
export function checkConsistency(
  earlier: SignedCheckpoint,
  { earlierSize, proof, later }: Consistency,
  keys: readonly VerifierKey[],
): ConsistencyVerdict {
  if (earlier.origin !== later.origin) return { outcome: "other_log" };
  for (const [which, checkpoint] of Object.entries({ earlier, later } as const))
    if (!keys.some((key) => isCheckpointOf(checkpoint, key)))
      return { outcome: "unsigned", which: which as "earlier" | "later" };
  if (earlierSize !== earlier.size) return { outcome: "other_size", size: earlierSize };
  return verifyConsistency(earlier, later, proof)
    ? { outcome: "grew", added: later.size - earlier.size }
    : { outcome: "contradicts" };
}
