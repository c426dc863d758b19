import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatDay, formatPeriod } from "@/lib/format/dates";
import { formatDecimal, formatPoints, formatRate, formatSigned } from "@/lib/format/numbers";
import { scoreReason } from "@/lib/format/score-text";
import { type Speaker } from "@/lib/format/speaker";
import { type ScorePage as ScorePageView } from "@/lib/server/queries/assessments";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import {
  type AdjustAction,
  AdjustButton,
  type AnswerAction,
  type ObjectAction,
  ObjectButton,
} from "./score-dialogs";
import { ObjectionList } from "./objection-list";

/** A unit's score with the way of each point (得分由来). */
export function ScorePage({
  page,
  adjust,
  answer,
  object,
}: {
  page: ScorePageView;
  adjust: AdjustAction;
  answer: AnswerAction;
  object: ObjectAction;
}) {
  const t = useTranslations("scores");
  const locale = useLocale();
  const { assessment, content, ranked, objections } = page;
  const { unit } = content;
  const address = `id=${assessment.id}&unit=${unit.id}`;
  return (
    <div className="print-landscape space-y-4">
      <PageHeader
        title={t("wayOf", { unit: unit.shortName })}
        meta={
          <Badge tone="accent">
            {ranked.total === null ? t("noScore") : t("sumTotal", { total: formatPoints(ranked.total) })}
          </Badge>
        }
        back={{ href: `/scores/${assessment.id}`, label: assessment.name }}
        purpose={t("basedOn", {
          snapshot: assessment.snapshot.name,
          month: formatPeriod(assessment.period, locale),
        })}
        actions={
          <>
            <a className={buttonClass()} href={`/api/exports/score.xlsx?${address}`} download>
              {t("exportXlsx")}
            </a>
            <a className={buttonClass()} href={`/api/exports/score.pdf?${address}`} download>
              {t("exportPdf")}
            </a>
            {page.mayAdjust && (
              <AdjustButton
                of={{ assessmentId: assessment.id, unitId: unit.id, revision: ranked.revision }}
                adjust={adjust}
              />
            )}
            {page.mayObject && <ObjectButton assessmentId={assessment.id} object={object} />}
          </>
        }
      />
      <Sum page={page} />
      <Targets page={page} />
      <Section title={t("objections")}>
        <ObjectionList objections={objections} answer={page.mayAnswer ? answer : null} />
      </Section>
    </div>
  );
}

/** How the total adds up, with every late report, notice and adjustment by name. */
function Sum({ page: { content, revisions } }: { page: ScorePageView }) {
  const t = useTranslations("scores");
  const locale = useLocale();
  const { sum, rules, late, overdue, adjustments } = content;
  const number = (value: string | null) => formatDecimal(value, 2);
  return (
    <Section title={t("sum")}>
      <ol className="space-y-2 tabular-nums">
        <li>
          {sum.base === null
            ? t("sumNone")
            : t("sumBase", {
                points: number(sum.points),
                weight: number(sum.weight),
                base: number(sum.base),
                counted: sum.counted,
                of: sum.of,
              })}
        </li>
        <li>
          {t("sumLate", { count: late.length, each: rules.lateReport, points: number(sum.late) })}
          <ul className="ms-5 list-disc text-sm text-muted">
            {late.map(({ targetId, indicator, part, period }) => (
              <li key={`${targetId} ${period}`}>
                {[formatPeriod(period, locale), part, indicator].filter(Boolean).join(" ")}
              </li>
            ))}
          </ul>
        </li>
        <li>
          {t("sumOverdue", {
            count: overdue.length,
            each: rules.overdueNotice,
            points: number(sum.overdue),
          })}
          <ul className="ms-5 list-disc text-sm text-muted">
            {overdue.map((notice) => (
              <li key={notice.number}>
                {`${notice.number} ${notice.title} ${formatDay(notice.dueOn, locale)}`}
              </li>
            ))}
          </ul>
        </li>
        <li>{t("sumDeducted", { points: number(sum.deducted), limit: rules.deductionLimit })}</li>
        <li>
          {t("sumAdjusted", { points: formatSigned(sum.adjusted) })}
          <ul className="ms-5 list-disc text-sm text-muted">
            {adjustments.map(({ kind, points, reason, document }, index) => (
              <li key={index}>
                {`${t(`kind.${kind}`)} ${formatSigned(points)} · ${reason} · ${t("document")} ${document}`}
              </li>
            ))}
          </ul>
        </li>
        <li className="font-semibold">
          {sum.total === null ? t("noScore") : t("sumTotal", { total: number(sum.total) })}
        </li>
      </ol>
      {revisions.length > 1 && (
        <>
          <h3 className="mt-4 text-sm">{t("revisions")}</h3>
          <ul className="text-sm text-muted tabular-nums">
            {revisions.map(({ revision, total, at }) => (
              <li key={revision}>
                {`${t("revised", { revision })} · ${number(total)} · ${formatDateTime(at, locale)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Targets({ page: { content } }: { page: ScorePageView }) {
  const t = useTranslations("scores");
  const speaker = useTranslations() as unknown as Speaker;
  return (
    <Section
      flush
      title={t("targets")}
      description={content.targets.some(({ parts }) => parts !== undefined) ? t("splitNote") : undefined}
    >
      <Table label={t("targets")} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("target")}</Th>
            <Th numeric>{t("weight")}</Th>
            <Th>{t("how")}</Th>
            <Th numeric>{t("rate")}</Th>
            <Th numeric>{t("points")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {content.targets.map((line) => (
            <Tr key={line.id}>
              <Th scope="row" className="min-w-40">
                <span className="me-1.5 font-normal text-muted">{line.number}</span>
                <TextLink href={`/targets/${line.id}?period=${content.period}`}>{line.indicator}</TextLink>
                {line.parts !== undefined && (
                  <Badge className="ms-1.5">{t("splitInto", { count: line.parts })}</Badge>
                )}
              </Th>
              <Td numeric label={t("weight")}>
                {formatDecimal(line.weight)}
              </Td>
              <Td label={t("how")} className="text-pretty">
                {scoreReason(line, content.rules, speaker)}
              </Td>
              <Td numeric label={t("rate")}>
                {line.score.missing === null ? formatRate(line.score.rate) : "—"}
              </Td>
              <Td numeric label={t("points")} className="font-medium">
                {line.score.missing === null ? formatPoints(line.score.points) : "—"}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}
