import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDateTime } from "@/lib/format/dates";
import { type ReportDetail } from "@/lib/server/queries/reports";
import { ReportEdit, type ChangeReport } from "./report-edit";

/** The head of a report's page: whose report it is, where its file came from, and the file itself. */
export function ReportHead({ report, change }: { report: ReportDetail; change: ChangeReport }) {
  const t = useTranslations("reports.detail");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const facts = [
    report.government,
    t("year", { year: report.year }),
    domain(`reportKind.${report.kind}`),
    t("imported", {
      name: report.importedBy ?? t("system"),
      time: formatDateTime(report.importedAt, locale),
    }),
  ];
  return (
    <PageHeader
      title={report.title}
      purpose={
        <>
          {facts.filter(Boolean).map((fact) => (
            <span key={fact} className="me-3 inline-block">
              {fact}
            </span>
          ))}
          <span className="whitespace-nowrap">
            SHA-256{" "}
            <code className="font-mono text-xs" title={report.sha256}>
              {report.sha256.slice(0, 12)}
            </code>
          </span>
        </>
      }
      back={{ href: "/reports", label: t("back") }}
      actions={
        <>
          {report.mayChange && <ReportEdit report={report} change={change} />}
          <a href={`/api/reports/${report.id}/file`} download className={buttonClass()}>
            <Download aria-hidden />
            {t("download")}
          </a>
        </>
      }
    />
  );
}
