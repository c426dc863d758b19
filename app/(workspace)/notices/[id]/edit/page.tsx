import { getTranslations } from "next-intl/server";
import { NoticeForm } from "@/components/notices/notice-form";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { storedNoticeDraft } from "@/lib/server/queries/notice-draft";
import { change, create } from "../../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("notices");

export default async function EditNoticePage({ params }: PageProps<"/notices/[id]/edit">) {
  const viewer = await requireViewer("notice.manage");
  const { id } = await params;
  const [t, draft] = await Promise.all([
    getTranslations("notices"),
    orNotFound(storedNoticeDraft(viewer, id)),
  ]);
  return (
    <>
      <PageHeader title={t("edit")} back={{ href: `/notices/${id}`, label: draft.number }} />
      <NoticeForm draft={draft} create={create} change={change} />
    </>
  );
}
