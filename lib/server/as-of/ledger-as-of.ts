import "server-only";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { type Db, db, openDatabase } from "../db/client";
import { copyDatabase } from "../db/database-file";
import { env } from "../env";
import { LedgerError } from "../errors";
import { type LedgerView, throughView } from "../ledger-view";
import { rewind } from "./rewind";

/** So many earlier states are kept at hand; the one asked for least recently goes first. */
const KEPT = 3;
/** A ledger of years takes longer to take back than any command may. */
const LIMITS = { maxWait: 60_000, timeout: 600_000 };

interface Earlier {
  readonly database: Db;
  readonly folder: string;
  /** How many works look at it: it is not closed under them. */
  users: number;
  /** Others are kept instead. */
  dropped: boolean;
}

/** Of the process: pages, routes and the start of the server each have this module. */
const shared = globalThis as {
  earlierLedgers?: Map<string, Promise<Earlier>>;
  earlierTurn?: { last: Promise<unknown>; waiting: number };
};

/**
 * Does a work on the ledger as it was known at an instant: what was written later is not there, nothing is due that was
 * not due then, and nothing can be written. Beyond the last event that is the ledger as it is, at that instant.
 *
 * A copy of the database is taken back by the log (rewind.ts), once for each last event that is asked for.
 */
export async function onLedgerAt<T>(at: Date, work: () => Promise<T>): Promise<T> {
  const last = await db().auditEvent.findFirst({
    where: { at: { lte: at } },
    orderBy: { seq: "desc" },
    select: { seq: true, id: true },
  });
  const earlier = await earlierLedger({ seq: last?.seq ?? 0, at }, `${last?.id ?? ""} ${at.toISOString()}`);
  const view: LedgerView<Db> = { database: earlier.database, at };
  earlier.users += 1;
  try {
    return await throughView(view, work);
  } finally {
    earlier.users -= 1;
    await closeUnused(earlier);
  }
}

function earlierLedger(point: { readonly seq: number; readonly at: Date }, key: string): Promise<Earlier> {
  const ledgers = (shared.earlierLedgers ??= begin());
  const known = ledgers.get(key) ?? inTurn(() => takeBack(point));
  ledgers.delete(key);
  ledgers.set(key, known);
  known.catch(() => ledgers.delete(key));
  for (const [old, ledger] of [...ledgers].slice(0, -KEPT)) {
    ledgers.delete(old);
    void ledger.then(drop, () => undefined);
  }
  return known;
}

const folderOfCopies = (): string => path.join(env().dataDir, "as-of");

/** Copies that a killed process left are of no use to this one; called when the server starts, too. */
export function forgetEarlierCopies(): void {
  shared.earlierLedgers ??= begin();
}

function begin(): Map<string, Promise<Earlier>> {
  rmSync(folderOfCopies(), { recursive: true, force: true });
  mkdirSync(folderOfCopies(), { recursive: true, mode: 0o700 });
  return new Map();
}

/** So many wait for their copy while one is being made; each takes as much room on the disk as the ledger. */
const WAITING = 4;

/** One copy after the other. @throws LedgerError UNAVAILABLE where too many wait already */
function inTurn(work: () => Promise<Earlier>): Promise<Earlier> {
  const turn = (shared.earlierTurn ??= { last: Promise.resolve(), waiting: 0 });
  if (turn.waiting > WAITING)
    return Promise.reject(new LedgerError("UNAVAILABLE", { problem: "look_back_busy" }));
  turn.waiting += 1;
  const copy = turn.last.then(work).finally(() => (turn.waiting -= 1));
  turn.last = copy.catch(() => undefined);
  return copy;
}

async function takeBack(point: { readonly seq: number; readonly at: Date }): Promise<Earlier> {
  const folder = mkdtempSync(path.join(folderOfCopies(), "copy-"));
  const file = path.join(folder, "ledger.db");
  await copyDatabase(env().databaseFile, file);
  const database = openDatabase(file);
  try {
    await database.$transaction((tx) => rewind(tx, point), LIMITS);
  } catch (error) {
    await close({ database, folder });
    throw error;
  }
  return { database, folder, users: 0, dropped: false };
}

function drop(earlier: Earlier): Promise<void> {
  earlier.dropped = true;
  return closeUnused(earlier);
}

async function closeUnused(earlier: Earlier): Promise<void> {
  if (earlier.dropped && earlier.users === 0) await close(earlier);
}

async function close({ database, folder }: Pick<Earlier, "database" | "folder">): Promise<void> {
  await database.$disconnect();
  rmSync(folder, { recursive: true, force: true });
}
