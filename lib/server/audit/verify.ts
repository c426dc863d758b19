import "server-only";
import { type Db, type Tx } from "../db/client";
import { breathe } from "../run-beside";
import { CHAIN_START, type ChainVerdict, type ChainWalk, stepChain } from "./chain";

const BATCH = 1000;

/** What this process has found of a chain. */
interface Walked {
  readonly walk: ChainWalk;
  /** The last walk from the first event on that found the chain whole. */
  readonly whole: { readonly at: Date; readonly events: number };
}

/** Of each database that is open, as long as the process lives. */
const walked = new WeakMap<Db, Walked>();
/** Those who ask at the same time wait for one walk. */
const walking = new WeakMap<Db, Promise<ChainCheck>>();

/** Whether the chain holds, and what that was found by. */
export interface ChainCheck {
  readonly verdict: ChainVerdict;
  /**
   * When all events were last recomputed, from the first on, and how many there were; those after them were checked as
   * they came. Null where the chain does not hold.
   */
  readonly whole: { readonly at: Date; readonly events: number } | null;
}

/**
 * Recomputes the whole chain from the first event on and names the first broken link. Reads in batches, so
 * its memory does not grow with the log.
 */
export function verifyChain(database: Db | Tx): Promise<ChainVerdict> {
  return walkOn(database, CHAIN_START);
}

/**
 * Checks the events that were added since this process last looked, from the event at which that walk ended; the
 * whole chain at the first time, where that event is no longer as it was, or where the last walk found a fault. It
 * can't see an older event that was altered after it was checked: only a walk from the first event on can, which
 * `recheckChain` and `verifyChain` are.
 */
export function checkNewEvents(database: Db, at: Date): Promise<ChainCheck> {
  const under = walking.get(database);
  if (under) return under;
  const check = walkFrom(database, walked.get(database) ?? null, at).finally(() => walking.delete(database));
  walking.set(database, check);
  return check;
}

/** Recomputes the whole chain, whatever was found before, and goes on from there. */
export async function recheckChain(database: Db, at: Date): Promise<ChainCheck> {
  for (let under; (under = walking.get(database));) await under.catch(() => undefined);
  walked.delete(database);
  return checkNewEvents(database, at);
}

async function walkFrom(database: Db, before: Walked | null, at: Date): Promise<ChainCheck> {
  const last =
    before &&
    (await database.auditEvent.findFirst({
      where: { seq: before.walk.events },
      select: { hash: true },
    }));
  const goesOn = before !== null && last?.hash === before.walk.head;
  const verdict = await walkOn(database, goesOn ? before.walk : CHAIN_START);
  if (!verdict.ok) {
    walked.delete(database);
    return { verdict, whole: null };
  }
  const walk = { events: verdict.events, head: verdict.head };
  const whole = goesOn ? before.whole : { at, events: verdict.events };
  walked.set(database, { walk, whole });
  return { verdict, whole };
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
    await breathe();
  }
}
