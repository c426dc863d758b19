import { useLocale, useTranslations } from "next-intl";
import { type ListPage } from "@/lib/domain/list-page";
import { formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, expectedText, standingReasonText } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type TargetStanding } from "@/lib/server/queries/target-standing";
import { Light } from "../lights/light";
import { targetHref } from "../targets/target-href";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../lists/pagination";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** The targets of a snapshot, each figure with its source: the report's words, the target's version, the revision. */
export function SnapshotTargets({
  name,
  rows: { items, ...place },
  hrefFor,
}: {
  name: string;
  rows: ListPage<TargetStanding>;
  hrefFor: (page: number) => string;
}) {
  const t = useTranslations("snapshots.rows");
  const domain = useTranslations("domain");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  if (items.length === 0) return <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;
  return (
    <div className="rounded-lg border bg-surface print:border-0">
      <Table label={name} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("target")}</Th>
            <Th>{t("leadUnit")}</Th>
            <Th numeric>{t("goal")}</Th>
            <Th numeric>{t("expected")}</Th>
            <Th numeric>{t("actual")}</Th>
            <Th numeric>{t("attainment")}</Th>
            <Th>{t("light")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("source")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {items.map((target) => {
            const { id, number, indicator, assignment, definition, standing, basis, version, source } =
              target;
            return (
              <Tr key={id} id={id} className="target:bg-accent-wash">
                <Th scope="row" className="min-w-44">
                  <span className="me-1.5 font-normal text-muted tabular-nums">{number}</span>
                  {indicator}
                  <details className="mt-1 text-sm font-normal">
                    <summary className="min-h-6 text-accent print:hidden">{t("quote")}</summary>
                    <TextLink href={`/reports/${source.reportId}#s-${source.statementId}`}>
                      {source.quote}
                    </TextLink>
                  </details>
                </Th>
                <Td label={t("leadUnit")}>{assignment?.leadUnit.shortName}</Td>
                <Td numeric label={t("goal")}>
                  {valueText(definition) ?? domain(`measure.${definition.measure}`)}
                </Td>
                <Td numeric label={t("expected")}>
                  {expectedText(standing.scheduleExpected, definition, speaker)}
                </Td>
                <Td numeric label={t("actual")}>
                  {actualText(standing, definition, speaker)}
                </Td>
                <Td numeric label={t("attainment")}>
                  {attainmentText(standing, speaker)}
                </Td>
                <Td label={t("light")}>
                  <Light light={standing.light} />
                </Td>
                <Td label={t("reason")} className="max-w-96 min-w-56 text-pretty max-sm:min-w-0">
                  {standing.override && <p>{standing.override.reason}</p>}
                  <p>{standingReasonText(standing, definition, speaker, locale)}</p>
                </Td>
                <Td label={t("source")} className="min-w-36 text-muted">
                  <p>
                    {basis
                      ? t("report", { period: formatPeriod(basis.period, locale), revision: basis.revision })
                      : t("noReport")}
                  </p>
                  <p>{t("version", { version })}</p>
                  <p className="print:hidden">
                    <TextLink href={targetHref(target)}>{t("live")}</TextLink>
                  </p>
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
      <Pagination {...place} hrefFor={hrefFor} />
    </div>
  );
}
