import { getTranslations } from "next-intl/server";
import { type z } from "zod";
import { NoticeGroups } from "@/components/notices/notice-table";
import { NoticeTools } from "@/components/notices/notice-tools";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { noticeListSchema } from "@/lib/schemas/notices";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { noticeList, shownNotices } from "@/lib/server/queries/notices";
import { pageTitle } from "@/lib/server/http/page-title";

type Show = z.output<typeof noticeListSchema>["show"];

export const generateMetadata = pageTitle("notices");

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const reader = await requireViewer("notice.view");
  const { show } = noticeListSchema.parse(await searchParams);
  return lookBack(reader, (viewer) => notices(viewer, show));
}

async function notices(viewer: Viewer, show: Show) {
  const [t, all] = await Promise.all([getTranslations("notices"), noticeList(viewer)]);
  const mayDraft = mayEver(viewer, "notice.manage");
  const asked = all.filter(({ mine }) => mine).length;
  return (
    <>
      <PageHeader
        title={t("page")}
        purpose={asked > 0 ? t("purposeAsked", { count: asked }) : t("purpose")}
        actions={<NoticeTools show={show} mayDraft={mayDraft} />}
      />
      <NoticeGroups notices={all} shown={shownNotices(all, show)} show={show} mayDraft={mayDraft} />
    </>
  );
}
