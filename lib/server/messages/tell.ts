import "server-only";
import { randomUUID } from "node:crypto";
import { type MessageBody } from "@/lib/domain/message";
import { type Tx } from "../db/client";

/** What to tell whom, and what it is known by, so that nobody is told twice. */
export interface Telling {
  /** Unique for what happened, such as `notice:ID`. */
  readonly key: string;
  /** Ids of accounts. */
  readonly to: readonly string[];
  readonly body: MessageBody;
}

/**
 * Writes messages in the transaction that causes them: they are told if it is committed, and only then. A person who
 * was told under the same key is left alone.
 *
 * @param at the instant shown with the message
 * @returns how many people were told now
 */
export async function tell(tx: Tx, at: Date, { key, to, body }: Telling): Promise<number> {
  const keyOf = (userId: string) => `${key}:${userId}`;
  const told = await tx.message.findMany({
    where: { key: { in: to.map(keyOf) } },
    select: { key: true },
  });
  const known = new Set(told.map((row) => row.key));
  const fresh = [...new Set(to)].filter((userId) => !known.has(keyOf(userId)));
  if (fresh.length === 0) return 0;
  await tx.message.createMany({
    data: fresh.map((userId) => ({
      id: randomUUID(),
      key: keyOf(userId),
      userId,
      kind: body.kind,
      body: JSON.stringify(body),
      createdAt: at,
    })),
  });
  return fresh.length;
}
