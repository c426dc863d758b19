import { getTranslations } from "next-intl/server";
import { OutboxTable } from "@/components/admin/outbox-table";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/server/http/page";
import { outbox } from "@/lib/server/queries/deliveries";
import { retry } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("deliveries");

export default async function DeliveriesPage() {
  const viewer = await requireViewer("delivery.manage");
  const [box, t] = await Promise.all([outbox(viewer), getTranslations("admin.outbox")]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <OutboxTable outbox={box} retry={retry} />
    </>
  );
}
