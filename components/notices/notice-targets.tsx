import { useLocale, useTranslations } from "next-intl";
import { formatPeriod } from "@/lib/format/dates";
import { formatRange } from "@/lib/format/numbers";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, lightWord, standingReasonText } from "@/lib/format/standing-text";
import { type NoticeDetail } from "@/lib/server/queries/notices";
import { Light } from "../lights/light";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** The targets of a notice and where they stand now, by the same rules as on every page. */
export function NoticeTargets({ notice }: { notice: Pick<NoticeDetail, "targets" | "period"> }) {
  const t = useTranslations("notices.targetTable");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  return (
    <Section title={t("title", { period: formatPeriod(notice.period, locale) })} flush>
      <Table label={t("label")} narrow="cards">
        <Thead>
          <Tr>
            <Th numeric>{t("number")}</Th>
            <Th>{t("indicator")}</Th>
            <Th numeric>{t("target")}</Th>
            <Th numeric>{t("actual")}</Th>
            <Th numeric>{t("rate")}</Th>
            <Th>{t("light")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {notice.targets.map(({ id, number, indicator, standing: target }) => (
            <Tr key={id}>
              <Td label={t("number")} numeric className="max-sm:text-start">
                {number}
              </Td>
              <Th scope="row">
                {target ? <TextLink href={`/targets/${id}`}>{indicator}</TextLink> : indicator}
              </Th>
              {target ? (
                <>
                  <Td label={t("target")} numeric className="max-sm:text-start">
                    {formatRange(target.definition.low, target.definition.high, target.definition.unit)}
                  </Td>
                  <Td label={t("actual")} numeric className="max-sm:text-start">
                    {actualText(target.standing, target.definition, speaker)}
                  </Td>
                  <Td label={t("rate")} numeric className="max-sm:text-start">
                    {attainmentText(target.standing, speaker)}
                  </Td>
                  <Td label={t("light")}>
                    <Light
                      light={target.standing.light}
                      word={lightWord(target.standing, speaker)}
                      reason={standingReasonText(target.standing, target.definition, speaker, locale)}
                    />
                  </Td>
                </>
              ) : (
                <Td colSpan={4} className="text-muted">
                  {t("outOfSight")}
                </Td>
              )}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}
