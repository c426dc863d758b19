import "server-only";
import { type Db, type Tx } from "../db/client";
import { CHAIN_START, type ChainVerdict, type ChainWalk, stepChain } from "./chain";

const BATCH = 1000;

/**
 * Recomputes the whole chain from the first event on and names the first broken link. Reads in batches, so
 * its memory does not grow with the log.
 */
export async function verifyChain(database: Db | Tx): Promise<ChainVerdict> {
  let walk: ChainWalk = CHAIN_START;
  for (;;) {
    const rows = await database.auditEvent.findMany({
      where: { seq: { gt: walk.events } },
      orderBy: { seq: "asc" },
      take: BATCH,
    });
    for (const row of rows) {
      const step = stepChain(walk, row);
      if (typeof step === "string") return { ok: false, events: walk.events, seq: row.seq, fault: step };
      walk = step;
    }
    if (rows.length < BATCH) return { ok: true, events: walk.events, head: walk.head };
  }
}
