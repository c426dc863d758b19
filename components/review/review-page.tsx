import { useLocale, useTranslations } from "next-intl";
import { type Stage } from "@/lib/domain/goal";
import { formatDateTime, formatDay, formatPeriod } from "@/lib/format/dates";
import { type ReviewFilter } from "@/lib/schemas/review-filter";
import { type ReviewItem } from "@/lib/server/queries/review";
import { RecordHistory } from "../audit/record-history";
import { ScheduleChart } from "../charts/schedule-chart";
import { ChangesSince } from "../progress/changes-since";
import { EvidenceList } from "../progress/evidence-list";
import { StepList } from "../progress/step-list";
import { SourceSentence, usePromiseFacts } from "../targets/target-promise";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Section } from "../ui/section";
import { FigureCheck } from "./figure-check";
import { type ApproveReports, type ReturnReport } from "./review-actions";
import { reviewHref } from "./review-address";
import { ReviewDecision } from "./review-decision";

function StageList({ stages }: { stages: readonly Stage[] }) {
  const locale = useLocale();
  return (
    <ol className="list-inside list-decimal">
      {stages.map(({ name, period }) => (
        <li key={name}>
          {name} <span className="text-muted">{formatPeriod(period, locale)}</span>
        </li>
      ))}
    </ol>
  );
}

/** One report as its supervisor decides on it: everything that is needed stands on one screen. */
export function ReviewPage({
  item,
  filter,
  mayReview,
  approve,
  sendBack,
}: {
  item: ReviewItem;
  filter: ReviewFilter;
  /** False on an earlier day (历史时点), on which nobody decides. */
  mayReview: boolean;
  approve: ApproveReports;
  sendBack: ReturnReport;
}) {
  const t = useTranslations("review");
  const domain = useTranslations("domain");
  const promise = useTranslations("targets.promise");
  const term = useTranslations("targets.schedule");
  const progress = useTranslations("progress");
  const locale = useLocale();
  const { report, target, queue, own } = item;
  const { definition, assignment } = target;
  const facts = usePromiseFacts(definition);
  const waits = report.state === "submitted";
  const hrefOf = (id: string | null) => id && reviewHref(filter, { id });
  return (
    <>
      <PageHeader
        title={target.indicator}
        back={{ href: reviewHref(filter), label: t("back") }}
        meta={
          <>
            <Badge tone="accent">{formatPeriod(report.period, locale)}</Badge>
            <Badge>{assignment?.leadUnit.name ?? "—"}</Badge>
            {report.revision > 1 && (
              <Badge tone="info">{t("correction", { revision: report.revision })}</Badge>
            )}
            {item.late && <Badge tone="warn">{t("late")}</Badge>}
          </>
        }
        actions={<LinkButton href={`/targets/${target.id}`}>{t("history")}</LinkButton>}
      />
      {!waits && (
        <Banner tone="info" title={t("decided")} className="mb-5">
          {t("decidedText", { state: domain(`progressState.${report.state}`) })}
        </Banner>
      )}
      {waits && own && (
        <Banner tone="warn" title={t("own")} className="mb-5">
          {t("ownText")}
        </Banner>
      )}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-5">
          <FigureCheck item={item} />
          <ChangesSince definition={definition} before={item.approvedBefore} after={report} />
          {item.series.periods.length > 0 && (
            <Section title={t("chart")}>
              <ScheduleChart
                name={target.indicator}
                {...item.series}
                unit={definition.unit ?? domain("measure.milestone")}
              />
            </Section>
          )}
        </div>
        <aside className="min-w-0 space-y-5">
          <Section title={progress("evidence.title")}>
            <EvidenceList evidence={item.evidence} preview />
          </Section>
          <Section title={t("definition")}>
            <SourceSentence source={item.source} />
            <DescriptionList
              columns={1}
              items={[
                ...facts,
                { term: promise("category"), value: domain(`category.${target.category}`) },
                ...(definition.stages.length > 0
                  ? [{ term: term("stages"), value: <StageList stages={definition.stages} /> }]
                  : []),
                {
                  term: domain("term.supportingUnits"),
                  value: assignment?.supportUnits.map(({ name }) => name).join("、") || "—",
                },
                { term: t("leader"), value: assignment?.leaderPost?.title ?? "—" },
                { term: t("dueOn"), value: assignment ? formatDay(assignment.dueOn, locale) : "—" },
                { term: t("author"), value: item.authorName },
                { term: t("submitter"), value: item.submitterName ?? "—" },
                {
                  term: t("submittedAt"),
                  value: report.submittedAt ? formatDateTime(report.submittedAt, locale) : "—",
                },
                ...(report.correctionReason
                  ? [{ term: t("correctionReason"), value: report.correctionReason }]
                  : []),
              ]}
            />
          </Section>
          <StepList steps={item.steps} />
        </aside>
      </div>
      <RecordHistory events={item.history} className="mt-5" />
      <ReviewDecision
        key={report.id}
        report={{ id: report.id, version: report.version }}
        decidable={waits && !own && mayReview}
        previousHref={hrefOf(queue.previousId)}
        nextHref={hrefOf(queue.nextId)}
        afterHref={hrefOf(queue.nextId) ?? reviewHref(filter)}
        position={queue.position > 0 ? t("position", { position: queue.position, total: queue.total }) : ""}
        approve={approve}
        sendBack={sendBack}
      />
    </>
  );
}
