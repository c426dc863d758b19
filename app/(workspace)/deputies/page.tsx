import { getTranslations } from "next-intl/server";
import { DeputyList } from "@/components/deputies/deputy-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/server/http/page";
import { deputyBoard } from "@/lib/server/queries/deputies";
import { end, name } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("deputies");

export default async function DeputiesPage() {
  const viewer = await requireViewer("deputy.name");
  const [board, t] = await Promise.all([deputyBoard(viewer), getTranslations("deputies")]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <DeputyList board={board} name={name} end={end} />
    </>
  );
}
