import { getTranslations } from "next-intl/server";
import { NoticeGroups } from "@/components/notices/notice-table";
import { NoticeTools } from "@/components/notices/notice-tools";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver } from "@/lib/domain/access";
import { noticeListSchema } from "@/lib/schemas/notices";
import { requireViewer } from "@/lib/server/http/page";
import { noticeList, shownNotices } from "@/lib/server/queries/notices";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("notices");

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const viewer = await requireViewer("notice.view");
  const { show } = noticeListSchema.parse(await searchParams);
  const [t, notices] = await Promise.all([getTranslations("notices"), noticeList(viewer)]);
  const mayDraft = mayEver(viewer, "notice.manage");
  const asked = notices.filter(({ mine }) => mine).length;
  return (
    <>
      <PageHeader
        title={t("page")}
        purpose={asked > 0 ? t("purposeAsked", { count: asked }) : t("purpose")}
        actions={<NoticeTools show={show} mayDraft={mayDraft} />}
      />
      <NoticeGroups notices={notices} shown={shownNotices(notices, show)} show={show} mayDraft={mayDraft} />
    </>
  );
}
