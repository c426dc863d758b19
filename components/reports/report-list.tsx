import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table, Tbody, Td, Th, Thead, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatDateTime } from "@/lib/format/dates";
import { type ReportListItem } from "@/lib/server/queries/reports";

/** The imported reports, and how far the statements of each are decided. */
export function ReportList({
  reports,
  mayImport,
}: {
  reports: readonly ReportListItem[];
  mayImport: boolean;
}) {
  const t = useTranslations("reports.list");
  const domain = useTranslations("domain");
  const locale = useLocale();
  if (reports.length === 0)
    return (
      <EmptyState
        title={t("empty")}
        action={mayImport && <LinkButton href="#import">{t("toImport")}</LinkButton>}
      >
        {t(mayImport ? "emptyImport" : "emptyAdvice")}
      </EmptyState>
    );
  return (
    <Table label={t("label")} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("title")}</Th>
          <Th>{t("kind")}</Th>
          <Th numeric>{t("year")}</Th>
          <Th numeric>{domain("statementState.proposed")}</Th>
          <Th numeric>{domain("statementState.confirmed")}</Th>
          <Th numeric>{domain("statementState.rejected")}</Th>
          <Th numeric>{domain("statementKind.result")}</Th>
          <Th>{t("imported")}</Th>
          <Th>SHA-256</Th>
        </Tr>
      </Thead>
      <Tbody>
        {reports.map((report) => (
          <Tr key={report.id}>
            <Th scope="row">
              <TextLink href={`/reports/${report.id}`}>{report.title}</TextLink>
              <span className="block font-normal text-muted">{report.government}</span>
            </Th>
            <Td label={t("kind")}>{domain(`reportKind.${report.kind}`)}</Td>
            <Td label={t("year")} numeric>
              {report.year}
            </Td>
            <Td label={domain("statementState.proposed")} numeric>
              {report.targets.proposed}
            </Td>
            <Td label={domain("statementState.confirmed")} numeric>
              {report.targets.confirmed}
            </Td>
            <Td label={domain("statementState.rejected")} numeric>
              {report.targets.rejected}
            </Td>
            <Td label={domain("statementKind.result")} numeric>
              {report.results}
            </Td>
            <Td label={t("imported")}>
              <span>
                {formatDateTime(report.importedAt, locale)}
                <span className="block text-muted">{report.importedBy}</span>
              </span>
            </Td>
            <Td label="SHA-256">
              <code className="font-mono text-xs" title={report.sha256}>
                {report.sha256.slice(0, 12)}
              </code>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
