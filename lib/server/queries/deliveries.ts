import "server-only";
import { may, type Viewer } from "@/lib/domain/access";
import { type Channel, CHANNELS, DELIVERY_STATES, type DeliveryState } from "@/lib/domain/delivery";
import { MESSAGE_KINDS, type MessageKind } from "@/lib/domain/message";
import { memberOf } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { env } from "../env";
import { forbidden } from "../errors";

const MOST_ROWS = 200;

/** A delivery as the system administrator sees it: that it did not leave and why, never what it says. */
export interface DeliveryItem {
  readonly id: string;
  readonly person: string;
  readonly account: string;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly problem: string | null;
  readonly createdAt: Date;
  /** When it is tried next; null for what is dead. */
  readonly nextAt: Date | null;
}

export interface Outbox {
  readonly counts: Readonly<Record<DeliveryState, number>>;
  /** What did not leave: dead first, then what waits, the latest first. */
  readonly deliveries: readonly DeliveryItem[];
  readonly mailReady: boolean;
}

/** 发件箱: what is on its way and what failed. @throws LedgerError FORBIDDEN */
export async function outbox(viewer: Viewer): Promise<Outbox> {
  if (!may(viewer, "delivery.manage")) throw forbidden();
  const [rows, groups] = await Promise.all([
    db().delivery.findMany({
      where: { state: { not: "sent" } },
      orderBy: [{ state: "asc" }, { createdAt: "desc" }],
      take: MOST_ROWS,
      select: {
        ...{ id: true, channel: true, state: true, attempts: true, problem: true },
        ...{ createdAt: true, nextAt: true },
        message: { select: { kind: true, user: { select: { name: true, account: true } } } },
      },
    }),
    db().delivery.groupBy({ by: ["state"], _count: { _all: true } }),
  ]);
  const countOf = (state: DeliveryState) => groups.find((group) => group.state === state)?._count._all ?? 0;
  return {
    counts: {
      waiting: countOf("waiting"),
      sending: countOf("sending"),
      sent: countOf("sent"),
      dead: countOf("dead"),
    },
    // The states' alphabet is their order: dead, sending, waiting.
    deliveries: rows.map(({ message, state, channel, nextAt, ...row }) => ({
      ...row,
      person: message.user.name,
      account: message.user.account,
      kind: memberOf(MESSAGE_KINDS, message.kind),
      channel: memberOf(CHANNELS, channel),
      state: memberOf(DELIVERY_STATES, state),
      nextAt: state === "dead" ? null : nextAt,
    })),
    mailReady: env().mail !== null,
  };
}
