import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { type testChannelInput } from "@/lib/schemas/messages";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { CHANNEL_COLUMNS, waysTo } from "../delivery/outgoing";
import { trySending } from "../delivery/send";
import { invalid } from "../errors";
import { type ViewerContext } from "./context";

/** Whoever presses again and again must not flood a group. */
const MOST_IN_A_MINUTE = 3;
const MINUTE_MS = 60_000;

/**
 * Sends a test message (测试消息) by one of the person's own channels as it is stored, at once and once: the person waits
 * for the answer. The log keeps that it was tried and how it went.
 *
 * @returns `problem`: why it did not leave, in the words of `DeliveryFailure`; null where the receiver took it
 * @throws LedgerError INVALID where the channel is not set, or after too many in a minute
 */
export async function testChannel(
  context: ViewerContext,
  { channel }: z.output<typeof testChannelInput>,
): Promise<{ readonly problem: string | null }> {
  const { viewer, now } = context;
  const [stored, recent] = await Promise.all([
    db().messageChannels.findUnique({ where: { userId: viewer.userId }, select: CHANNEL_COLUMNS }),
    db().auditEvent.count({
      where: {
        action: "account.channel_tested",
        recordType: "account",
        recordId: viewer.userId,
        at: { gt: new Date(now.getTime() - MINUTE_MS) },
      },
    }),
  ]);
  const ways = waysTo(stored);
  if (ways[channel] === null) throw invalid("channel_not_set");
  if (recent >= MOST_IN_A_MINUTE) throw invalid("channel_tested_often");
  const failure = await trySending({
    ...{ id: randomUUID(), channel, ...ways },
    person: { name: viewer.name, account: viewer.account },
    body: { kind: "test" },
    createdAt: now,
  });
  const problem = failure?.problem ?? null;
  return transact(context, async (_, record) => {
    await record({
      action: "account.channel_tested",
      record: { type: "account", id: viewer.userId },
      payload: { channel, problem },
    });
    return { problem };
  });
}
