"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { messageText } from "@/lib/format/message-text";
import { type Speaker } from "@/lib/format/speaker";
import { type readMessagesInput } from "@/lib/schemas/messages";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type MessageItem, type MessageList } from "@/lib/server/queries/messages";
import { ActionButton } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import { EmptyState } from "../ui/empty-state";
import { LinkTabs } from "../ui/link-tabs";
import { Pagination } from "../lists/pagination";
import { TextLink } from "../ui/text-link";

type Read = (input: z.input<typeof readMessagesInput>) => Promise<ActionResult<void>>;

/** What one was told, the latest first; each line leads to where it is dealt with. */
export function MessageListSection({ list, read }: { list: MessageList; read: Read }) {
  const t = useTranslations("messages");
  const { show, messages, unread, page, pageSize, total } = list;
  return (
    <div className="max-w-4xl space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <LinkTabs
          label={t("views")}
          tabs={[
            { href: "/messages", label: t("unread", { count: unread }), current: show === "unread" },
            { href: "/messages?show=all", label: t("all"), current: show === "all" },
          ]}
          className="grow"
        />
        {unread > 0 && (
          <ActionButton action={read} input={{ id: null }} note={t("allRead")}>
            {t("readAll")}
          </ActionButton>
        )}
      </div>
      {messages.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState title={t(show === "unread" ? "emptyUnread" : "empty")}>
            {t(show === "unread" ? "emptyUnreadText" : "emptyText")}
          </EmptyState>
        </div>
      ) : (
        <ul aria-label={t("list")} className="divide-y rounded-lg border bg-surface">
          {messages.map((message) => (
            <Message key={message.id} message={message} read={read} />
          ))}
        </ul>
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefFor={(target) => `/messages?show=${show}&page=${target}`}
      />
    </div>
  );
}

function Message({ message: { id, body, createdAt, readAt }, read }: { message: MessageItem; read: Read }) {
  const t = useTranslations("messages");
  const locale = useLocale();
  const { subject, lines } = messageText(body, useTranslations() as unknown as Speaker, locale);
  return (
    <li className="space-y-1.5 px-4 py-3 print:break-inside-avoid">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className={cn("min-w-0 text-base", readAt && "font-normal")}>{subject}</h2>
        {!readAt && <Badge tone="accent">{t("new")}</Badge>}
        <span className="text-sm whitespace-nowrap text-muted tabular-nums">
          {formatDateTime(createdAt, locale)}
        </span>
        {!readAt && (
          <span className="ms-auto print:hidden">
            <ActionButton size="sm" action={read} input={{ id }} label={t("readOf", { title: subject })}>
              {t("read")}
            </ActionButton>
          </span>
        )}
      </div>
      <ul className="space-y-0.5">
        {lines.map(({ text, path }) => (
          <li key={text}>
            <TextLink href={path} className="inline-flex min-h-6 items-center">
              {text}
            </TextLink>
          </li>
        ))}
      </ul>
    </li>
  );
}
