import "server-only";
import { type z } from "zod";
import { type Viewer } from "@/lib/domain/access";
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

export interface MessageList {
  readonly show: "unread" | "all";
  readonly messages: readonly MessageItem[];
  readonly unread: number;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** The own messages, the latest first. */
export async function messageList(
  viewer: Viewer,
  { show, page }: z.output<typeof messageListSchema>,
): Promise<MessageList> {
  const where = { userId: viewer.userId, ...(show === "unread" && { readAt: null }) };
  const [rows, unread, total] = await Promise.all([
    db().message.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { id: true, body: true, createdAt: true, readAt: true },
    }),
    unreadMessages(viewer),
    db().message.count({ where }),
  ]);
  const messages = rows.map((row) => ({ ...row, body: JSON.parse(row.body) as MessageBody }));
  return { show, messages, unread, total, page, pageSize: PAGE_SIZE };
}

/** How many of the own messages were not read. */
export function unreadMessages(viewer: Viewer): Promise<number> {
  return db().message.count({ where: { userId: viewer.userId, readAt: null } });
}
