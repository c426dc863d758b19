import "server-only";
import { randomUUID } from "node:crypto";
import { CHANNELS, CLAIM_MS, MOST_ATTEMPTS, nextAttempt } from "@/lib/domain/delivery";
import { type MessageBody } from "@/lib/domain/message";
import { memberOf } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { housekeep } from "../db/transact";
import { DeliveryFailure } from "../delivery/failure";
import { CHANNEL_COLUMNS, type Outgoing, waysTo } from "../delivery/outgoing";
import { asFailure, trySending } from "../delivery/send";

/**
 * Sends one delivery of the outbox (发件箱) that is due: claimed in one short transaction, sent outside of any, and its
 * outcome written in another. A sender that is killed in between has not lost it: the claim runs out and it is sent again
 * under the same id.
 *
 * @returns whether there was one
 */
export async function dispatchOne(at: Date): Promise<boolean> {
  const claimed = await claimDue(at);
  if (!claimed) return false;
  const { id, claim, attempts } = claimed;
  const failure = await outgoingOf(id).then(trySending, asFailure);
  if (!failure) await settle(id, claim, { state: "sent", sentAt: at, problem: null });
  else {
    const next = nextAttempt(attempts, at, failure.final);
    const { problem } = failure;
    await settle(id, claim, next ? { state: "waiting", nextAt: next, problem } : { state: "dead", problem });
  }
  return true;
}

/** Takes the delivery that has been due for longest; one whose sender was killed counts as due when its claim ran out. */
async function claimDue(at: Date) {
  const due = { state: { in: ["waiting", "sending"] }, nextAt: { lte: at } };
  // Most passes find nothing: they must not wait for the write lock.
  if (!(await db().delivery.findFirst({ where: due, select: { id: true } }))) return null;
  return housekeep(async (tx) => {
    // A message at which each sender dies must not be tried for ever.
    await tx.delivery.updateMany({
      where: { ...due, attempts: { gte: MOST_ATTEMPTS } },
      data: { state: "dead", claim: null, problem: "interrupted" },
    });
    const row = await tx.delivery.findFirst({
      where: due,
      orderBy: [{ nextAt: "asc" }, { id: "asc" }],
      select: { id: true, attempts: true },
    });
    if (!row) return null;
    const claim = randomUUID();
    const attempts = row.attempts + 1;
    const nextAt = new Date(at.getTime() + CLAIM_MS);
    await tx.delivery.update({
      where: { id: row.id },
      data: { state: "sending", claim, attempts, nextAt },
      select: { id: true },
    });
    return { id: row.id, claim, attempts };
  });
}

/** Writes how it went, unless somebody else took it over meanwhile. */
async function settle(
  id: string,
  claim: string,
  outcome: {
    readonly state: "sent" | "waiting" | "dead";
    readonly nextAt?: Date;
    readonly sentAt?: Date;
    readonly problem: string | null;
  },
): Promise<void> {
  await housekeep((tx) =>
    tx.delivery.updateMany({
      where: { id, claim },
      data: { ...outcome, claim: null, version: { increment: 1 } },
    }),
  );
}

/** The message and where its receiver wants it now: what the person changed since it was written counts. */
async function outgoingOf(id: string): Promise<Outgoing> {
  const { message, channel, ...row } = await db().delivery.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      channel: true,
      message: {
        select: {
          body: true,
          createdAt: true,
          user: {
            select: {
              name: true,
              account: true,
              disabledAt: true,
              channels: { select: CHANNEL_COLUMNS },
            },
          },
        },
      },
    },
  });
  const { channels, disabledAt, ...person } = message.user;
  if (disabledAt) throw new DeliveryFailure("account_disabled", true);
  return {
    ...row,
    channel: memberOf(CHANNELS, channel),
    person,
    body: JSON.parse(message.body) as MessageBody,
    createdAt: message.createdAt,
    ...waysTo(channels),
  };
}
