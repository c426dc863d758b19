import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { RecordHistory } from "@/components/audit/record-history";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { OFFICE_RECORDS, officeHistory } from "@/lib/server/queries/office-history";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("audit");

/** A unit, a leader's post or an account, and what happened to it. */
export default async function OfficeRecordPage({ params }: PageProps<"/history/[type]/[id]">) {
  const viewer = await requireViewer("todo.view");
  const { type, id } = await params;
  const kind = OFFICE_RECORDS.find((known) => known === type) ?? notFound();
  const { name, events, listHref } = await orNotFound(officeHistory(viewer, kind, id));
  const t = await getTranslations("audit");
  return (
    <>
      <PageHeader
        title={name}
        purpose={t(`page.recordType.${kind}`)}
        back={{ href: listHref, label: t("history.back") }}
      />
      <RecordHistory events={events} />
    </>
  );
}
