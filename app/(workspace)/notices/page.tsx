import { getTranslations } from "next-intl/server";
import { NoticeGroups } from "@/components/notices/notice-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver } from "@/lib/domain/access";
import { requireViewer } from "@/lib/server/http/page";
import { noticeList } from "@/lib/server/queries/notices";

export default async function NoticesPage() {
  const viewer = await requireViewer("notice.view");
  const [t, notices] = await Promise.all([getTranslations("notices"), noticeList(viewer)]);
  const mayDraft = mayEver(viewer, "notice.manage");
  const asked = notices.filter(({ mine }) => mine).length;
  return (
    <>
      <PageHeader
        title={t("page")}
        purpose={asked > 0 ? t("purposeAsked", { count: asked }) : t("purpose")}
        actions={
          mayDraft && (
            <LinkButton variant="primary" href="/notices/new">
              {t("new")}
            </LinkButton>
          )
        }
      />
      <NoticeGroups notices={notices} mayDraft={mayDraft} />
    </>
  );
}
