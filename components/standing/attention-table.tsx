import { useLocale, useTranslations } from "next-intl";
import { needingAttention } from "@/lib/domain/attention";
import { pageOf } from "@/lib/domain/list-page";
import { targetNumber } from "@/lib/domain/split";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, lightWord, standingReasonText } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type StandingReport } from "@/lib/server/queries/standing";
import { Light } from "../lights/light";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../lists/pagination";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { listHref, memberHref, STANDING_LISTS } from "./standing-links";

/** So many rows of each list stand on the page, which has other tables besides. */
const AT_ONCE = 50;

/** The targets that call for somebody, the most urgent first, each with the reason of its light in words. */
export function AttentionTable({ report, page }: { report: StandingReport; page: number }) {
  const t = useTranslations("standing.attention");
  const domain = useTranslations("domain");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const { items, ...place } = pageOf(needingAttention(report.whole.members), page, AT_ONCE);
  return (
    <Section
      id={STANDING_LISTS.page}
      flush
      title={t("title")}
      description={t("description", { count: place.total })}
      className="mt-5"
    >
      {items.length === 0 ? (
        <EmptyState title={t("none")} action={<LinkButton href="/targets">{t("toTargets")}</LinkButton>}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <Table label={t("title")} narrow="cards">
          <Thead>
            <tr role="row">
              <Th>{t("light")}</Th>
              <Th>{t("target")}</Th>
              <Th>{t("leadUnit")}</Th>
              <Th numeric>{t("goal")}</Th>
              <Th numeric>{t("actual")}</Th>
              <Th numeric>{t("attainment")}</Th>
              <Th>{t("reason")}</Th>
            </tr>
          </Thead>
          <Tbody>
            {items.map((target) => {
              const { id, indicator, assignment, definition, standing } = target;
              return (
                <Tr key={id}>
                  <Td label={t("light")}>
                    <Light light={standing.light} word={lightWord(standing, speaker)} />
                  </Td>
                  <Th scope="row" className="min-w-44">
                    <span className="me-1.5 font-normal text-muted tabular-nums">{targetNumber(target)}</span>
                    <TextLink href={memberHref(report, target)}>{indicator}</TextLink>
                  </Th>
                  <Td label={t("leadUnit")} className="whitespace-nowrap">
                    {assignment?.leadUnit.shortName}
                  </Td>
                  <Td numeric label={t("goal")}>
                    {valueText(definition) ?? domain(`measure.${definition.measure}`)}
                  </Td>
                  <Td numeric label={t("actual")}>
                    {actualText(standing, definition, speaker)}
                  </Td>
                  <Td numeric label={t("attainment")}>
                    {attainmentText(standing, speaker)}
                  </Td>
                  <Td label={t("reason")} className="max-w-[34rem] min-w-64 text-pretty max-sm:min-w-0">
                    {standingReasonText(standing, definition, speaker, locale)}
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
      <Pagination {...place} hrefFor={(to) => listHref(report, "page", to)} />
    </Section>
  );
}

/** Lights that were set by hand, each beside the computed one with the reason of both (rule 7). */
export function HandSetLights({ report, page }: { report: StandingReport; page: number }) {
  const t = useTranslations("standing.byHand");
  const attention = useTranslations("standing.attention");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const set = report.whole.members.filter(({ standing }) => standing.override !== null);
  const { items, ...place } = pageOf(set, page, AT_ONCE);
  if (items.length === 0) return null;
  return (
    <Section
      id={STANDING_LISTS.byHand}
      flush
      title={t("title")}
      description={t("description")}
      className="mt-5"
    >
      <Table label={t("title")} narrow="cards">
        <Thead>
          <tr role="row">
            <Th>{attention("target")}</Th>
            <Th>{t("set")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("computed")}</Th>
            <Th>{attention("reason")}</Th>
          </tr>
        </Thead>
        <Tbody>
          {items.map((target) => {
            const { id, indicator, definition, standing } = target;
            return (
              <Tr key={id}>
                <Th scope="row" className="min-w-44">
                  <span className="me-1.5 font-normal text-muted tabular-nums">{targetNumber(target)}</span>
                  <TextLink href={memberHref(report, target)}>{indicator}</TextLink>
                </Th>
                <Td label={t("set")}>
                  <Light light={standing.light} word={lightWord(standing, speaker)} />
                </Td>
                <Td label={t("reason")} className="max-w-96 text-pretty">
                  {standing.override?.reason}
                </Td>
                <Td label={t("computed")}>
                  <Light
                    light={standing.computedLight}
                    word={lightWord(standing, speaker, "computedLight")}
                  />
                </Td>
                <Td label={attention("reason")} className="max-w-96 text-pretty">
                  {standingReasonText(standing, definition, speaker, locale)}
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
      <Pagination {...place} hrefFor={(to) => listHref(report, "byHand", to)} />
    </Section>
  );
}
