import { useLocale, useTranslations } from "next-intl";
import { targetNumber } from "@/lib/domain/split";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { approvedText } from "@/lib/format/standing-text";
import { type MonthChanges as Changes } from "@/lib/server/queries/standing-changes";
import { type StandingReport } from "@/lib/server/queries/standing";
import { ChangeTable } from "../snapshots/change-table";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { memberHref } from "./standing-links";

/** What changed since the month before: who turned red or green, what was done or reported, which values were corrected. */
export function MonthChanges({ report, changes }: { report: StandingReport; changes: Changes }) {
  const t = useTranslations("standing.changes");
  const locale = useLocale();
  const turns = changes.turns.filter((turn) => turn.changes.length > 0);
  const quiet = turns.length === 0 && changes.corrections.length === 0;
  return (
    <Section
      flush
      title={t("title", { month: formatMonth(changes.since, locale) })}
      description={t("description")}
      className="mt-5"
    >
      {quiet && <EmptyState title={t("none")} />}
      {turns.map(({ turn, changes: turned }) => (
        <details key={turn} open={turn === "turned_red"} className="border-b last:border-b-0">
          <summary className="min-h-9 px-4 py-1.5 font-medium print:px-0">
            {t(`turn.${turn}`)} <span className="font-semibold tabular-nums">{turned.length}</span>
          </summary>
          <ChangeTable label={t(`turn.${turn}`)} changes={turned} />
        </details>
      ))}
      {changes.corrections.length > 0 && (
        <details className="border-b last:border-b-0">
          <summary className="min-h-9 px-4 py-1.5 font-medium print:px-0">
            {t("corrected")} <span className="font-semibold tabular-nums">{changes.corrections.length}</span>
          </summary>
          <CorrectionTable report={report} corrections={changes.corrections} />
        </details>
      )}
    </Section>
  );
}

function CorrectionTable({
  report,
  corrections,
}: {
  report: StandingReport;
  corrections: Changes["corrections"];
}) {
  const t = useTranslations("standing.changes");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  return (
    <Table label={t("corrected")} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("target")}</Th>
          <Th>{t("month")}</Th>
          <Th numeric>{t("was")}</Th>
          <Th numeric>{t("is")}</Th>
          <Th>{t("reason")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {corrections.map(({ target, period, revision, before, after, reason }) => (
          <Tr key={`${target.id} ${period} ${revision}`}>
            <Th scope="row" className="min-w-44">
              <span className="me-1.5 font-normal text-muted tabular-nums">{targetNumber(target)}</span>
              <TextLink href={memberHref(report, target)}>{target.indicator}</TextLink>
            </Th>
            <Td label={t("month")} className="whitespace-nowrap">
              {formatPeriod(period, locale)}
            </Td>
            <Td numeric label={t("was")}>
              {approvedText(before, target.definition, speaker)}
            </Td>
            <Td numeric label={t("is")} className="font-medium">
              {approvedText(after, target.definition, speaker)}
            </Td>
            <Td label={t("reason")} className="text-pretty">
              {reason}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
