import "server-only";
import { createHmac } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Viewer } from "@/lib/domain/access";
import { type RequestKey, type ViewerContext } from "../commands/context";
import { correctAnswer, earlierAnswer, forgetAnswer } from "../db/answers";
import { housekeep } from "../db/transact";
import { env } from "../env";
import { invalid, LedgerError } from "../errors";

const KEY = /^"?([\w-]{16,100})"?$/;

/**
 * The key that a sender gave to its changing request (header `Idempotency-Key`), bound to what it asks for.
 *
 * @param asked everything that makes the request what it is: where it goes and what it says
 * @throws LedgerError INVALID where there is none, or one that could be somebody else's by chance
 */
export function requestKeyOf(headers: Headers, asked: readonly unknown[], secret = false): RequestKey {
  const key = KEY.exec(headers.get("idempotency-key") ?? "")?.[1];
  if (key === undefined) throw invalid("request_key_missing");
  // Keyed, because what is asked may be a password: nobody with the database may try passwords on it.
  const hash = createHmac("sha256", env().secret).update(JSON.stringify(asked)).digest("hex");
  return { key, hash, secret };
}

/** A request for a change that may have come before: no command takes it, `once` makes of it what commands take. */
export interface AskedChange {
  readonly viewer: Viewer;
  readonly at: Date;
  readonly requestId: string;
  readonly requestKey: RequestKey;
}

/**
 * Runs a command for a request that may come again, because its sender never saw the answer: what was done once is not
 * done twice, and is answered as it was, also when the first was killed between its commit and its answer.
 */
export async function once<T>(
  { at, ...asked }: AskedChange,
  run: (context: ViewerContext) => Promise<T>,
): Promise<T> {
  const { viewer, requestKey, requestId } = asked;
  const context = { ...asked, now: at };
  const earlier = () => earlierAnswer(viewer.userId, requestKey);
  const known = await earlier();
  if (known) return known.result as T;
  let result: T;
  try {
    result = await run(context);
  } catch (error) {
    // A refusal that is recorded, as a wrong code is, is no change that was asked for: it is told, this time and the next.
    if (error instanceof LedgerError && (await housekeep((tx) => forgetAnswer(tx, context)))) throw error;
    // The same request, sent at the same time, was faster, or this one fell after its change was committed.
    const meanwhile = await earlier();
    if (meanwhile) return meanwhile.result as T;
    throw error;
  }
  if (requestKey.secret) return result;
  const kept = await earlier();
  if (kept?.requestId === requestId && !isDeepStrictEqual(kept.result, result))
    await housekeep((tx) => correctAnswer(tx, { actorId: viewer.userId, key: requestKey.key, result }));
  return result;
}
