import { getTranslations } from "next-intl/server";
import { MessageListSection } from "@/components/messages/message-list";
import { PageHeader } from "@/components/ui/page-header";
import { messageListSchema } from "@/lib/schemas/messages";
import { requireViewer } from "@/lib/server/http/page";
import { messageList } from "@/lib/server/queries/messages";
import { read } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("messages");

export default async function MessagesPage({ searchParams }: PageProps<"/messages">) {
  const viewer = await requireViewer("message.read");
  const asked = messageListSchema.parse(await searchParams);
  const [list, t] = await Promise.all([messageList(viewer, asked), getTranslations("messages")]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <MessageListSection list={list} read={read} />
    </>
  );
}
