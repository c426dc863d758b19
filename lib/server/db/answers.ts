import "server-only";
import { deserialize, serialize } from "node:v8";
import { type CommandContext, type RequestKey } from "../commands/context";
import { LedgerError } from "../errors";
import { db, type Tx } from "./client";

/** What a request was answered before. */
export interface EarlierAnswer {
  readonly result: unknown;
  /** Of the request that made the change. */
  readonly requestId: string;
}

/**
 * Keeps what a request is answered, in the transaction of its change. A request of several transactions is answered by its
 * first.
 *
 * @throws LedgerError CONFLICT where the same request, sent at the same time, was faster: nothing of this one is committed
 */
export async function keepAnswer(tx: Tx, context: CommandContext, result: unknown): Promise<void> {
  const { viewer, requestKey, requestId, now } = context;
  if (!viewer || !requestKey) return;
  const id = { actorId: viewer.userId, key: requestKey.key };
  const before = await tx.answer.findUnique({
    where: { actorId_key: id },
    select: { requestId: true },
  });
  if (before?.requestId === requestId) return;
  if (before) throw new LedgerError("CONFLICT");
  await tx.answer.create({
    data: {
      ...id,
      requestHash: requestKey.hash,
      requestId,
      result: requestKey.secret ? null : bytesOf(result),
      createdAt: now,
    },
    select: { key: true },
  });
}

/** Forgets what this request itself kept. @returns whether there was something */
export async function forgetAnswer(
  tx: Tx,
  { viewer, requestKey, requestId }: CommandContext,
): Promise<boolean> {
  if (!viewer || !requestKey) return false;
  const { count } = await tx.answer.deleteMany({
    where: { actorId: viewer.userId, key: requestKey.key, requestId },
  });
  return count > 0;
}

/** Says what was really answered, where that is not what the transaction came to. */
export async function correctAnswer(
  tx: Tx,
  { actorId, key, result }: { actorId: string; key: string; result: unknown },
): Promise<void> {
  await tx.answer.update({
    where: { actorId_key: { actorId, key } },
    data: { result: bytesOf(result) },
    select: { key: true },
  });
}

/**
 * What this person's request was answered before; null where it is new.
 *
 * @throws LedgerError INVALID where the key was given to another request · CONFLICT where it is done and the answer was
 *   told once
 */
export async function earlierAnswer(
  actorId: string,
  { key, hash }: RequestKey,
): Promise<EarlierAnswer | null> {
  const answer = await db().answer.findUnique({ where: { actorId_key: { actorId, key } } });
  if (!answer) return null;
  if (answer.requestHash !== hash) throw new LedgerError("INVALID", { problem: "request_key_used" });
  if (!answer.result) throw new LedgerError("CONFLICT", { problem: "answered_once" });
  return { result: deserialize(answer.result), requestId: answer.requestId };
}

const bytesOf = (result: unknown) => new Uint8Array(serialize(result));
