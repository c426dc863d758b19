import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { formatDecimal, NO_FIGURE } from "@/lib/format/numbers";
import { type TargetPage } from "@/lib/server/queries/target-page";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

/** 序时计划: what should be reached by each month's end beside what was approved; a milestone's stages. */
export function TargetSchedule({
  page,
  tool,
  chart,
}: {
  page: TargetPage;
  tool: ReactNode;
  chart: ReactNode;
}) {
  const t = useTranslations("targets.schedule");
  const term = useTranslations("domain.term");
  const kinds = useTranslations("audit.scheduleKind");
  const locale = useLocale();
  const { inForce: definition, schedule } = page.target;
  const { stages } = definition;
  const reached = Number(page.target.standing.actual ?? page.target.standing.lastKnown?.value ?? 0);
  const kind =
    definition.measure === "qualitative"
      ? t("judged")
      : kinds(schedule?.kind ?? (stages.length > 0 ? "stages" : "linear"));
  return (
    <Section title={term("schedule")} description={kind} actions={tool}>
      {definition.measure === "milestone" &&
        (stages.length === 0 ? (
          <p className="text-muted">{t("noStages")}</p>
        ) : (
          <ol className="space-y-1.5">
            {stages.map(({ name, period }, index) => (
              <li key={name} className="grid grid-cols-[2rem_minmax(0,1fr)_auto] items-baseline gap-2">
                <span className="text-end text-muted tabular-nums">{index + 1}</span>
                <span>
                  {name}
                  {index < reached && <span className="ms-2 text-sm text-green">{t("accepted")}</span>}
                </span>
                <span className="text-sm whitespace-nowrap text-muted">{formatPeriod(period, locale)}</span>
              </li>
            ))}
          </ol>
        ))}
      {definition.measure !== "milestone" && page.byMonth.length > 0 && (
        <>
          {chart}
          <Table label={term("schedule")} className="mt-4 hidden md:table print:table">
            <Thead>
              <tr role="row">
                <Th>{t("month")}</Th>
                {page.byMonth.map(({ period }) => (
                  <Th key={period} numeric className="px-2">
                    {formatMonth(period, locale)}
                  </Th>
                ))}
              </tr>
            </Thead>
            <Tbody>
              <Tr>
                <Th scope="row" className="whitespace-nowrap">
                  {t("expected")}
                </Th>
                {page.byMonth.map(({ period, expected }) => (
                  <Td key={period} numeric className="px-2">
                    {formatDecimal(expected, 2)}
                  </Td>
                ))}
              </Tr>
              <Tr>
                <Th scope="row" className="whitespace-nowrap">
                  {t("actual")}
                </Th>
                {page.byMonth.map(({ period }) => {
                  const approved = page.target.approved.find((value) => value.period === period);
                  return (
                    <Td key={period} numeric className="px-2">
                      {approved?.kind === "value" ? formatDecimal(approved.value) : NO_FIGURE}
                    </Td>
                  );
                })}
              </Tr>
            </Tbody>
          </Table>
        </>
      )}
    </Section>
  );
}
