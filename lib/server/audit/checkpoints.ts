import "server-only";
import { randomUUID } from "node:crypto";
import { base64, fromHex, hex, isHash, sameBytes } from "@/lib/proof/bytes";
import {
  checkpointText,
  isCheckpointOf,
  originOf,
  readCheckpoint,
  type SignedCheckpoint,
} from "@/lib/proof/checkpoint";
import { eventLeaf } from "@/lib/proof/event-chain";
import {
  consistencyProof,
  EMPTY_TREE,
  type Frontier,
  grow,
  type Hash,
  isFrontier,
  rootOf,
} from "@/lib/proof/merkle";
import { writeNote } from "@/lib/proof/signed-note";
import { db, type Db } from "../db/client";
import { housekeep, transact } from "../db/transact";
import { logger } from "../logger";
import { breathe } from "../run-beside";
import { CHAIN_START, type ChainFault, type ChainWalk, stepChain } from "./chain";
import { type SigningKey, signingKey, verifierKeys } from "./signing-key";

const BATCH = 1000;

/** A checkpoint as it is stored and handed out. */
export interface StoredCheckpoint {
  readonly checkpoint: SignedCheckpoint;
  /** The signed note. */
  readonly text: string;
}

/** The log does not hold: nothing is signed over it. */
export class BrokenLog extends Error {
  override readonly name = "BrokenLog";
  constructor(
    readonly seq: number,
    readonly fault: ChainFault,
  ) {
    super(`the log breaks at event ${seq} (${fault})`);
  }
}

/** A walk along the chain with the tree that grew on the way. */
interface Walk {
  readonly chain: ChainWalk;
  readonly tree: Frontier;
}

const START: Walk = { chain: CHAIN_START, tree: EMPTY_TREE };

/** The checkpoint with the most events; null where there is none yet. */
export async function latestCheckpoint(): Promise<StoredCheckpoint | null> {
  const row = await db().checkpoint.findFirst({ orderBy: { size: "desc" }, select: { note: true } });
  const checkpoint = row && readCheckpoint(row.note);
  return checkpoint ? { checkpoint, text: row.note } : null;
}

let making: Promise<StoredCheckpoint> | null = null;

/**
 * Signs what the log says at this moment: the events since the last checkpoint are checked, link by link, and added to its
 * tree; an older part is not read again (`npm run audit:verify` does). Where nothing was added, the last checkpoint still
 * says it all and is given back.
 *
 * @throws BrokenLog where one of these events does not hold
 */
export function makeCheckpoint(at: Date): Promise<StoredCheckpoint> {
  // Those who ask while one is being made wait, and then ask for their own: it may not cover what they did just now.
  const turn = (making ?? Promise.resolve()).then(ignore, ignore).then(() => sign(at));
  making = turn;
  return turn;
}

const ignore = (): void => undefined;

/** The same for what must go on without: null, and a line for whoever runs the product, where it can't be made. */
export async function tryCheckpoint(at: Date): Promise<StoredCheckpoint | null> {
  try {
    return await makeCheckpoint(at);
  } catch (error) {
    logger.error({ err: error }, "the log could not be signed");
    return null;
  }
}

async function sign(at: Date): Promise<StoredCheckpoint> {
  const key = await signingKey();
  await introduce(key, at);
  const first = await db().auditEvent.findFirst({ where: { seq: 1 }, select: { hash: true } });
  if (!first || !isHash(first.hash)) throw new BrokenLog(1, "gap");
  const origin = originOf(first.hash);
  const last = await latestCheckpoint();
  const { chain, tree } = await walk(await goOnFrom(last, origin));
  if (last?.checkpoint.size === tree.size && last.checkpoint.origin === origin) return last;
  const said = { origin, size: chain.events, root: rootOf(tree), signedAt: at.toISOString() };
  const text = checkpointText(said);
  const note = writeNote(text, { name: origin, publicKey: key.publicKey }, key.sign(text));
  const frontier = JSON.stringify(tree.roots.map(hex));
  await housekeep(async (tx) => {
    // Another process may have signed the same size meanwhile; both say the same.
    const known = await tx.checkpoint.count({ where: { size: said.size } });
    if (known === 0)
      await tx.checkpoint.create({
        data: { size: said.size, signedAt: at, note, frontier },
        select: { size: true },
      });
  });
  return { checkpoint: readCheckpoint(note) as SignedCheckpoint, text: note };
}

/** That a key signs from now on is an event, under the first checkpoint that it signs. */
async function introduce({ publicKey }: SigningKey, at: Date): Promise<void> {
  const introduced = await db().auditEvent.findFirst({
    where: { action: "log_key.introduced" },
    orderBy: { seq: "desc" },
    select: { recordId: true },
  });
  const id = hex(publicKey);
  if (introduced?.recordId === id) return;
  await transact({ viewer: null, now: at, requestId: randomUUID() }, (_tx, record) =>
    record({
      action: "log_key.introduced",
      record: { type: "log_key", id },
      payload: { publicKey: base64(publicKey) },
    }),
  );
}

/** Where the last checkpoint's tree can be taken over: it is what was signed, by a key of this installation. Else the start. */
async function goOnFrom(last: StoredCheckpoint | null, origin: string): Promise<Walk> {
  if (!last) return START;
  const { checkpoint } = last;
  const tree = await storedTree(checkpoint.size);
  const keys = await verifierKeys(origin);
  const end = await db().auditEvent.findFirst({ where: { seq: checkpoint.size }, select: { hash: true } });
  const sound = tree && end && sameBytes(rootOf(tree), checkpoint.root);
  if (!sound || !keys.some((key) => isCheckpointOf(checkpoint, key))) return START;
  return { chain: { events: checkpoint.size, head: end.hash }, tree };
}

async function storedTree(size: number): Promise<Frontier | null> {
  const row = await db().checkpoint.findUnique({ where: { size }, select: { frontier: true } });
  const roots: unknown = JSON.parse(row?.frontier ?? "null");
  if (!Array.isArray(roots) || !roots.every((root) => typeof root === "string" && isHash(root))) return null;
  const tree = { size, roots: roots.map(fromHex) };
  return isFrontier(tree) ? tree : null;
}

async function walk({ chain, tree }: Walk): Promise<Walk> {
  for (;;) {
    const rows = await db().auditEvent.findMany({
      where: { seq: { gt: chain.events } },
      orderBy: { seq: "asc" },
      take: BATCH,
    });
    for (const row of rows) {
      const step = stepChain(chain, row);
      if (typeof step === "string") throw new BrokenLog(row.seq, step);
      chain = step;
    }
    tree = grow(
      tree,
      rows.map(({ hash }) => eventLeaf(hash)),
    );
    if (rows.length < BATCH) return { chain, tree };
    await breathe();
  }
}

/**
 * The proof that the log of the first `from` events is the beginning of that of the first `size` (RFC 6962, 2.1.2), from
 * the hashes as they are stored: whoever checks it holds it against two signed roots.
 */
export async function proofBetween(from: number, size: number): Promise<readonly Hash[]> {
  const leaves: Hash[] = [];
  while (leaves.length < size) {
    const rows = await db().auditEvent.findMany({
      where: { seq: { gt: leaves.length } },
      orderBy: { seq: "asc" },
      take: Math.min(BATCH, size - leaves.length),
      select: { seq: true, hash: true },
    });
    if (rows.length === 0) throw new BrokenLog(leaves.length + 1, "gap");
    for (const { seq, hash } of rows) {
      if (seq !== leaves.length + 1) throw new BrokenLog(leaves.length + 1, "gap");
      leaves.push(eventLeaf(hash));
    }
    await breathe();
  }
  return consistencyProof(leaves, from);
}

/** What comparing the log with a checkpoint that was kept outside says. */
export type OutsideVerdict =
  /** It is the beginning of this log, and was signed here. */
  | {
      readonly outcome: "consistent";
      readonly size: number;
      readonly signedAt: string;
      readonly added: number;
    }
  | { readonly outcome: "unreadable" }
  | { readonly outcome: "other_log"; readonly origin: string }
  | { readonly outcome: "unsigned"; readonly size: number }
  /** The log has fewer events than it had then: its tail was cut. */
  | { readonly outcome: "cut"; readonly size: number; readonly events: number }
  /** There are as many events and more, but they are not those of then. */
  | { readonly outcome: "changed"; readonly size: number; readonly seq: number | null };

/**
 * Holds the log against a checkpoint from outside: its first events are read again, from the first on, and must give its
 * root. Where one of them doesn't hold by itself, that one is named; a history that was rewritten whole has no such event.
 */
export async function compareWithOutside(database: Db, text: string): Promise<OutsideVerdict> {
  const outside = readCheckpoint(text.replaceAll("\r\n", "\n"));
  if (!outside) return { outcome: "unreadable" };
  const { size, origin } = outside;
  const keys = await verifierKeys(origin);
  if (!keys.some((key) => isCheckpointOf(outside, key))) {
    const first = await database.auditEvent.findFirst({ where: { seq: 1 }, select: { hash: true } });
    const own = first && isHash(first.hash) ? originOf(first.hash) : null;
    return own === origin ? { outcome: "unsigned", size } : { outcome: "other_log", origin };
  }
  const { tree, broken } = await treeOfFirst(database, size);
  if (tree.size < size && broken === null) return { outcome: "cut", size, events: tree.size };
  if (broken !== null || !sameBytes(rootOf(tree), outside.root))
    return { outcome: "changed", size, seq: broken };
  const events = await database.auditEvent.count();
  return { outcome: "consistent", size, signedAt: outside.signedAt, added: events - size };
}

/** The tree of the first `size` events, or of those up to the first that does not hold. */
async function treeOfFirst(
  database: Db,
  size: number,
): Promise<{ readonly tree: Frontier; readonly broken: number | null }> {
  let [tree, chain] = [EMPTY_TREE, CHAIN_START];
  while (tree.size < size) {
    const rows = await database.auditEvent.findMany({
      where: { seq: { gt: chain.events } },
      orderBy: { seq: "asc" },
      take: Math.min(BATCH, size - tree.size),
    });
    if (rows.length === 0) break;
    for (const row of rows) {
      const step = stepChain(chain, row);
      if (typeof step === "string") return { tree, broken: row.seq };
      chain = step;
      tree = grow(tree, [eventLeaf(row.hash)]);
    }
    await breathe();
  }
  return { tree, broken: null };
}
