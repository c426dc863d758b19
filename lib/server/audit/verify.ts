import "server-only";
import { type Db, type Tx } from "../db/client";
import { CHAIN_START, type ChainVerdict, type ChainWalk, stepChain } from "./chain";

const BATCH = 1000;

/** How far this process has walked the chain of each database it has open. */
const walked = new WeakMap<Db, ChainWalk>();

/**
 * Recomputes the whole chain from the first event on and names the first broken link. Reads in batches, so
 * its memory does not grow with the log.
 */
export function verifyChain(database: Db | Tx): Promise<ChainVerdict> {
  return walkOn(database, CHAIN_START);
}

/**
 * Checks the events that were added since this process last looked, from the event at which that walk ended; the
 * whole chain where that event is no longer as it was, or where the last walk found a fault. It can't see an older
 * event that was altered after it was checked: only `verifyChain` can.
 */
export async function verifyNewEvents(database: Db): Promise<ChainVerdict> {
  const before = walked.get(database) ?? CHAIN_START;
  const last = await database.auditEvent.findFirst({
    where: { seq: before.events },
    select: { hash: true },
  });
  const verdict = await walkOn(database, last?.hash === before.head ? before : CHAIN_START);
  if (verdict.ok) walked.set(database, { events: verdict.events, head: verdict.head });
  else walked.delete(database);
  return verdict;
}

async function walkOn(database: Db | Tx, from: ChainWalk): Promise<ChainVerdict> {
  let walk = from;
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
