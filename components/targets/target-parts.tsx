import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { targetNumber } from "@/lib/domain/split";
import { formatDay, formatPeriod } from "@/lib/format/dates";
import { formatDecimal, NO_FIGURE } from "@/lib/format/numbers";
import { partsCheckText } from "@/lib/format/parts-text";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, lightWord } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type TargetPage } from "@/lib/server/queries/target-page";
import { type WholeOfPart } from "@/lib/server/queries/target-split";
import { Light } from "../lights/light";
import { Badge } from "../ui/badge";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** 分解: which unit is asked for which part, where each stands, and whether the parts make the whole. */
export function TargetParts({ page, tool }: { page: TargetPage; tool: ReactNode }) {
  const t = useTranslations("targets.split");
  const rules = useTranslations("domain.partRule");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const { split, target } = page;
  if (split === null && page.partsAside > 0)
    return (
      <Section title={t("title")}>
        <p>{t("aside", { count: page.partsAside, month: formatPeriod(page.period, locale) })}</p>
      </Section>
    );
  if (split === null)
    return (
      <Section title={t("title")} actions={tool}>
        <p className="text-muted">{t("intro")}</p>
      </Section>
    );
  const weighted = split.rule === "weighted_mean";
  const { unit } = target.inForce;
  return (
    <Section flush title={t("title")} description={t("rolled", { rule: rules(split.rule) })} actions={tool}>
      <p
        className={
          split.check.verdict === "short"
            ? "border-b bg-yellow-wash px-4 py-2 text-sm"
            : "border-b px-4 py-2 text-sm"
        }
      >
        {partsCheckText(split.check, split.rule, unit, speaker)}
        {split.check.verdict === "short" && split.partReason && t("partReason", { reason: split.partReason })}
      </p>
      <Table label={t("title")} narrow="cards">
        <Thead>
          <tr role="row">
            <Th numeric>{t("number")}</Th>
            <Th>{t("unit")}</Th>
            <Th numeric>{t("value")}</Th>
            {weighted && <Th numeric>{t("weight")}</Th>}
            <Th>{t("due")}</Th>
            <Th numeric>{t("actual")}</Th>
            <Th numeric>{t("attainment")}</Th>
            <Th>{t("light")}</Th>
          </tr>
        </Thead>
        <Tbody>
          {split.parts.map((part) => {
            const { assignment, definition, standing } = part;
            const number = targetNumber(part);
            return (
              <Tr key={part.id}>
                <Td numeric label={t("number")}>
                  {part.inSight ? <TextLink href={`/targets/${part.id}`}>{number}</TextLink> : number}
                </Td>
                <Th scope="row">{assignment?.leadUnit.name ?? NO_FIGURE}</Th>
                <Td numeric label={t("value")}>
                  {valueText(part.inForce) ?? NO_FIGURE}
                </Td>
                {weighted && (
                  <Td numeric label={t("weight")}>
                    {formatDecimal(part.weight)}
                  </Td>
                )}
                <Td label={t("due")} className="whitespace-nowrap">
                  {assignment ? formatDay(assignment.dueOn, locale) : NO_FIGURE}
                </Td>
                <Td numeric label={t("actual")}>
                  {actualText(standing, definition, speaker)}
                </Td>
                <Td numeric label={t("attainment")}>
                  {attainmentText(standing, speaker)}
                </Td>
                <Td label={t("light")} className="whitespace-nowrap">
                  <Light light={standing.light} word={lightWord(standing, speaker)} />
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
    </Section>
  );
}

/** What a part belongs to, beside its title. */
export function PartOf({ whole }: { whole: WholeOfPart }) {
  const t = useTranslations("targets.split");
  const text = t("partOf", { number: whole.number, indicator: whole.indicator });
  return <Badge>{whole.inSight ? <TextLink href={`/targets/${whole.id}`}>{text}</TextLink> : text}</Badge>;
}
