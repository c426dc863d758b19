import "server-only";
import { randomUUID } from "node:crypto";
import { type MessageBody } from "@/lib/domain/message";
import { type Channel } from "@/lib/domain/delivery";
import { type Tx } from "../db/client";
import { env } from "../env";

/** What to tell whom, and what it is known by, so that nobody is told twice. */
export interface Telling {
  /** Unique for what happened, such as `notice:ID`. */
  readonly key: string;
  /** Ids of accounts. */
  readonly to: readonly string[];
  readonly body: MessageBody;
}

/**
 * Writes messages in the transaction that causes them: they are told if it is committed, and only then. What is to leave
 * the product goes into the outbox (发件箱) with it. A person who was told under the same key is left alone.
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
  const messages = fresh.map((userId) => ({ id: randomUUID(), key: keyOf(userId), userId }));
  const content = { kind: body.kind, body: JSON.stringify(body), createdAt: at };
  await tx.message.createMany({ data: messages.map((message) => ({ ...message, ...content })) });
  const ways = await channelsFor(tx, fresh, body.kind);
  await tx.delivery.createMany({
    data: messages.flatMap(({ id, userId }) =>
      (ways.get(userId) ?? []).map((channel) => ({
        ...{ id: randomUUID(), messageId: id, channel, state: "waiting" },
        ...{ nextAt: at, createdAt: at },
      })),
    ),
  });
  return fresh.length;
}

/** By person the channels that are to carry this kind of message. */
async function channelsFor(
  tx: Tx,
  userIds: readonly string[],
  kind: MessageBody["kind"],
): Promise<ReadonlyMap<string, readonly Channel[]>> {
  const rows = await tx.messageChannels.findMany({
    where: { userId: { in: [...userIds] } },
    select: { userId: true, email: true, emailKinds: true, webhookFormat: true, webhookKinds: true },
  });
  const wants = (kinds: string) => (JSON.parse(kinds) as string[]).includes(kind);
  return new Map(
    rows.map((row) => {
      const byMail = env().mail !== null && row.email !== null && wants(row.emailKinds);
      const byWebhook = row.webhookFormat !== null && wants(row.webhookKinds);
      const channels: Channel[] = [
        ...(byMail ? ["email" as const] : []),
        ...(byWebhook ? ["webhook" as const] : []),
      ];
      return [row.userId, channels];
    }),
  );
}
