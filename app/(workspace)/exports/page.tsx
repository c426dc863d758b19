import { getTranslations } from "next-intl/server";
import { ExportPage } from "@/components/exports/export-page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Card } from "@/components/ui/section";
import { type Viewer } from "@/lib/domain/access";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { exportChoices } from "@/lib/server/queries/export-choices";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("exports");

export default async function ExportsPage() {
  return lookBack(await requireViewer("export.make"), exportsOf);
}

async function exportsOf(viewer: Viewer) {
  const [t, choices] = await Promise.all([getTranslations("exports"), exportChoices(viewer)]);
  return (
    <>
      <PageHeader title={t("page")} purpose={t("pagePurpose")} />
      {choices.targets.length === 0 ? (
        <Card>
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        </Card>
      ) : (
        <ExportPage choices={choices} />
      )}
    </>
  );
}
