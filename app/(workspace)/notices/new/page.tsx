import { getTranslations } from "next-intl/server";
import { NoticeForm } from "@/components/notices/notice-form";
import { PageHeader } from "@/components/ui/page-header";
import { newNoticeSchema } from "@/lib/schemas/notices";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { newNoticeDraft } from "@/lib/server/queries/notice-draft";
import { change, create } from "../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("notices");

export default async function NewNoticePage({ searchParams }: PageProps<"/notices/new">) {
  const viewer = await requireViewer("notice.manage");
  const { target, instruction } = newNoticeSchema.parse(await searchParams);
  const [t, draft] = await Promise.all([
    getTranslations("notices"),
    orNotFound(newNoticeDraft(viewer, target, instruction)),
  ]);
  return (
    <>
      <PageHeader
        title={t("new")}
        purpose={t("form.purpose")}
        back={{ href: "/notices", label: t("page") }}
      />
      <NoticeForm draft={draft} create={create} change={change} />
    </>
  );
}
