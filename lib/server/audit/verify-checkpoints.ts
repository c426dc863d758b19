import "server-only";
import { sameBytes } from "@/lib/proof/bytes";
import { isCheckpointOf, originOf, readCheckpoint } from "@/lib/proof/checkpoint";
import { eventLeaf } from "@/lib/proof/event-chain";
import { EMPTY_TREE, grow, rootOf } from "@/lib/proof/merkle";
import { type Db } from "../db/client";
import { breathe } from "../run-beside";
import { verifierKeys } from "./signing-key";

const BATCH = 1000;

/** Why a stored checkpoint and the log don't go together. */
export type CheckpointFault =
  /** It can't be read, or says another size than its row. */
  | "unreadable"
  /** No key of this installation signed it, or it names another log. */
  | "signature"
  /** The log ends before it. */
  | "cut"
  /** The log's first events are not those that it covers. */
  | "root";

export type CheckpointVerdict =
  | { readonly ok: true; readonly checkpoints: number }
  | { readonly ok: false; readonly size: number; readonly fault: CheckpointFault };

/**
 * Holds every stored checkpoint against the log: signed by a key of this installation, and its root is that of the first
 * events as they are now. Goes on from a chain that holds: it reads the hashes only.
 */
export async function verifyCheckpoints(database: Db): Promise<CheckpointVerdict> {
  const rows = await database.checkpoint.findMany({
    orderBy: { size: "asc" },
    select: { size: true, note: true },
  });
  let [tree, origin] = [EMPTY_TREE, ""];
  for (const { size, note } of rows) {
    while (tree.size < size) {
      const events = await database.auditEvent.findMany({
        where: { seq: { gt: tree.size } },
        orderBy: { seq: "asc" },
        take: Math.min(BATCH, size - tree.size),
        select: { hash: true },
      });
      if (events.length === 0) return { ok: false, size, fault: "cut" };
      if (tree.size === 0) origin = originOf(events[0]?.hash ?? "");
      tree = grow(
        tree,
        events.map(({ hash }) => eventLeaf(hash)),
      );
      await breathe();
    }
    const checkpoint = readCheckpoint(note);
    if (!checkpoint || checkpoint.size !== size) return { ok: false, size, fault: "unreadable" };
    const keys = await verifierKeys(origin);
    if (!keys.some((key) => isCheckpointOf(checkpoint, key))) return { ok: false, size, fault: "signature" };
    if (!sameBytes(checkpoint.root, rootOf(tree))) return { ok: false, size, fault: "root" };
  }
  return { ok: true, checkpoints: rows.length };
}
