import { useLocale, useTranslations } from "next-intl";
import { fulfilmentOf } from "@/lib/domain/fulfilment";
import { pageOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { type Speaker } from "@/lib/format/speaker";
import {
  actualText,
  attainmentText,
  expectedText,
  lightWord,
  standingReasonText,
} from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type StandingReport } from "@/lib/server/queries/standing";
import { Light } from "../lights/light";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../lists/pagination";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { listHref, memberHref, STANDING_LISTS } from "./standing-links";

/** The livelihood projects (民生实事) one by one: 完成情况 in figures, and 完成度 in the word that circulars use. */
export function ProjectTable({ report, page }: { report: StandingReport; page: number }) {
  const t = useTranslations("standing.livelihood");
  const domain = useTranslations("domain");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const projects = report.whole.members.filter(({ livelihood }) => livelihood);
  const { items, ...place } = pageOf(projects, page, ROWS_PER_PAGE);
  return (
    <section id={STANDING_LISTS.projects} className="border-t" aria-label={t("list")}>
      {projects.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
      ) : (
        <Table label={t("list")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("name")}</Th>
              <Th>{t("leadUnit")}</Th>
              <Th numeric>{t("goal")}</Th>
              <Th numeric>{t("expected")}</Th>
              <Th numeric>{t("actual")}</Th>
              <Th numeric>{t("attainment")}</Th>
              <Th>{t("fulfilment")}</Th>
              <Th>{t("light")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {items.map((target) => {
              const { definition, standing, assignment } = target;
              const fulfilment = fulfilmentOf(definition, standing);
              return (
                <Tr key={target.id}>
                  <Th scope="row" className="min-w-44">
                    <TextLink href={memberHref(report, target)}>{target.indicator}</TextLink>
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
                  <Td label={t("fulfilment")} className="whitespace-nowrap">
                    {fulfilment && domain(`fulfilment.${fulfilment}`)}
                  </Td>
                  <Td label={t("light")}>
                    <Light
                      light={standing.light}
                      word={lightWord(standing, speaker)}
                      reason={standingReasonText(standing, definition, speaker, locale)}
                    />
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
      <Pagination {...place} hrefFor={(to) => listHref(report, "projects", to)} />
    </section>
  );
}
