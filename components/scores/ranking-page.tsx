import { useLocale, useTranslations } from "next-intl";
import { type AuditBody } from "@/lib/domain/audit-event";
import { formatDay, formatPeriod } from "@/lib/format/dates";
import { formatPoints } from "@/lib/format/numbers";
import { type AssessmentDetail, type RankedUnit } from "@/lib/server/queries/assessments";
import { RecordHistory } from "../audit/record-history";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { AssessmentBadge } from "./assessment-list";
import { type DiscardAction, DiscardButton, type PublishAction, PublishButton } from "./score-dialogs";

/** 得分排名: all units with what their totals are made of. */
export function RankingPage({
  assessment,
  history,
  objectionDays,
  publish,
  discard,
}: {
  assessment: AssessmentDetail;
  history: readonly AuditBody[];
  objectionDays: number;
  publish: PublishAction;
  discard: DiscardAction;
}) {
  const t = useTranslations("scores");
  const locale = useLocale();
  const { id, name, state, snapshot, period, objectionsUntil, units, mayManage } = assessment;
  return (
    <div className="print-landscape space-y-4">
      <PageHeader
        title={name}
        meta={<AssessmentBadge state={state} />}
        back={{ href: "/scores", label: t("title") }}
        purpose={[
          t("basedOn", { snapshot: snapshot.name, month: formatPeriod(period, locale) }),
          objectionsUntil === null
            ? t(state === "discarded" ? "discardedNote" : "draftNote")
            : t("publishedNote", { day: formatDay(objectionsUntil, locale) }),
        ].join(locale === "en" ? " " : "")}
        actions={
          <>
            <a className={buttonClass()} href={`/api/exports/scores.xlsx?id=${id}`} download>
              {t("exportXlsx")}
            </a>
            <a className={buttonClass()} href={`/api/exports/scores.pdf?id=${id}`} download>
              {t("exportPdf")}
            </a>
            {mayManage && state === "draft" && (
              <>
                <DiscardButton id={id} version={assessment.version} discard={discard} />
                <PublishButton id={id} version={assessment.version} days={objectionDays} publish={publish} />
              </>
            )}
          </>
        }
      />
      <Section flush title={t("ranking")}>
        <Table label={t("ranking")} narrow="cards">
          <Thead>
            <Tr>
              <Th numeric>{t("rank")}</Th>
              <Th>{t("unit")}</Th>
              <Th numeric>{t("counted")}</Th>
              <Th numeric>{t("missing")}</Th>
              <Th numeric>{t("base")}</Th>
              <Th numeric>{t("deducted")}</Th>
              <Th numeric>{t("adjusted")}</Th>
              <Th numeric>{t("total")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {units.map((row) => (
              <UnitRow key={row.unit.id} row={row} assessmentId={id} />
            ))}
          </Tbody>
        </Table>
      </Section>
      {history.length > 0 && <RecordHistory events={history} />}
    </div>
  );
}

function UnitRow({ row, assessmentId }: { row: RankedUnit; assessmentId: string }) {
  const t = useTranslations("scores");
  const { unit, rank, total, sum, revision, objected, own, mayView } = row;
  return (
    <Tr selected={own}>
      <Td numeric label={t("rank")}>
        {rank ?? "—"}
      </Td>
      <Th scope="row">
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {mayView ? (
            <TextLink href={`/scores/${assessmentId}/${unit.id}`}>{unit.shortName}</TextLink>
          ) : (
            unit.shortName
          )}
          {own && <Badge tone="accent">{t("own")}</Badge>}
          {objected && <Badge tone="warn">{t("objected")}</Badge>}
          {revision > 1 && <Badge>{t("revised", { revision })}</Badge>}
        </span>
      </Th>
      <Td numeric label={t("counted")}>
        {t("countedOf", { counted: sum.counted, of: sum.of })}
      </Td>
      <Td numeric label={t("missing")}>
        {sum.of - sum.counted}
      </Td>
      <Td numeric label={t("base")}>
        {formatPoints(sum.base)}
      </Td>
      <Td numeric label={t("deducted")}>
        {formatPoints(sum.deducted)}
      </Td>
      <Td numeric label={t("adjusted")}>
        {formatPoints(sum.adjusted, { signed: true })}
      </Td>
      <Td numeric label={t("total")} className="font-semibold">
        {total === null ? t("noScore") : formatPoints(total)}
      </Td>
    </Tr>
  );
}
