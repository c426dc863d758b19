import "server-only";
import { type z } from "zod";
import { type Viewer } from "@/lib/domain/access";
import { type PagePlace, pagePlace } from "@/lib/domain/list-page";
import { type MessageBody } from "@/lib/domain/message";
import { type messageListSchema } from "@/lib/schemas/messages";
import { db } from "../db/client";

/** So many messages stand on a page. */
const PAGE_SIZE = 20;

export interface MessageItem {
  readonly id: string;
  readonly body: MessageBody;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface MessageList extends PagePlace {
  readonly show: "unread" | "all";
  readonly messages: readonly MessageItem[];
  readonly unread: number;
}

/** The own messages, the latest first. */
export async function messageList(
  viewer: Viewer,
  { show, page }: z.output<typeof messageListSchema>,
): Promise<MessageList> {
  const where = { userId: viewer.userId, ...(show === "unread" && { readAt: null }) };
  const [unread, total] = await Promise.all([unreadMessages(viewer), db().message.count({ where })]);
  const place = pagePlace(total, page, PAGE_SIZE);
  const rows = await db().message.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: (place.page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: { id: true, body: true, createdAt: true, readAt: true },
  });
  const messages = rows.map((row) => ({ ...row, body: JSON.parse(row.body) as MessageBody }));
  return { show, messages, unread, ...place };
}

/** How many of the own messages were not read. */
export function unreadMessages(viewer: Viewer): Promise<number> {
  return db().message.count({ where: { userId: viewer.userId, readAt: null } });
}
