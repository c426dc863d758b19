import "server-only";
import { createHash } from "node:crypto";

/** A file that was made in memory, with its hash. */
export function contentsOf(bytes: Uint8Array): {
  readonly size: number;
  readonly sha256: string;
  readonly open: () => Promise<Iterable<Uint8Array>>;
} {
  return {
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    open: async () => [bytes],
  };
}
