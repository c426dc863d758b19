import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReportImport } from "@/components/reports/report-import";
import { ReportList } from "@/components/reports/report-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { listReports } from "@/lib/server/queries/reports";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

export default async function ReportsPage() {
  return lookBack(await requireViewer("report.view"), reportsOf);
}

async function reportsOf(viewer: Viewer) {
  const [t, reports] = await Promise.all([getTranslations("reports"), listReports(viewer)]);
  const mayImport = mayEver(viewer, "report.import");
  return (
    <>
      <PageHeader title={t("title")} purpose={mayImport ? t("purpose") : t("purposeReader")} />
      <div className="space-y-5">
        {mayImport && <ReportImport />}
        <Section title={t("list.heading", { count: reports.length })} flush>
          <ReportList reports={reports} mayImport={mayImport} />
        </Section>
      </div>
    </>
  );
}
