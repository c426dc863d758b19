import { getTranslations } from "next-intl/server";
import { RecordHistory } from "@/components/audit/record-history";
import { NoticeActions } from "@/components/notices/notice-actions";
import { NoticeCourse } from "@/components/notices/notice-course";
import { NoticeInstructions } from "@/components/notices/notice-instructions";
import { NoticePaper } from "@/components/notices/notice-paper";
import { NoticeStates } from "@/components/notices/notice-states";
import { NoticeTargets } from "@/components/notices/notice-targets";
import { PageHeader } from "@/components/ui/page-header";
import { type Viewer } from "@/lib/domain/access";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { noticeDetail } from "@/lib/server/queries/notices";
import { close, issue, receive, reply, returnReply, verify } from "../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("notices");

export default async function NoticePage({ params }: PageProps<"/notices/[id]">) {
  const reader = await requireViewer("notice.view");
  const { id } = await params;
  return lookBack(reader, (viewer) => noticeOf(viewer, id));
}

async function noticeOf(viewer: Viewer, id: string) {
  const notice = await orNotFound(noticeDetail(viewer, id));
  const t = await getTranslations("notices");
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={notice.number}
          meta={<NoticeStates notice={notice} />}
          purpose={t(`next.${notice.state}`)}
          back={{ href: "/notices", label: t("page") }}
          actions={
            <NoticeActions notice={notice} actions={{ close, issue, receive, reply, returnReply, verify }} />
          }
        />
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] print:block print:space-y-6">
        <div className="space-y-6">
          <NoticePaper notice={notice} />
          <NoticeTargets notice={notice} />
        </div>
        <div className="space-y-6">
          <NoticeInstructions notice={notice} />
          <NoticeCourse notice={notice} />
        </div>
      </div>
      <RecordHistory events={notice.history} className="mt-6 print:hidden" />
    </>
  );
}
