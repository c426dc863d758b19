import { useLocale, useTranslations } from "next-intl";
import { formatPeriod } from "@/lib/format/dates";
import { valueText } from "@/lib/format/value-text";
import { type DraftOwner } from "@/lib/server/auth/draft-secret";
import { type ProgressFormView } from "@/lib/server/queries/progress-form";
import { RecordHistory } from "../audit/record-history";
import { Banner } from "../ui/banner";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Section } from "../ui/section";
import { ChangesSince } from "./changes-since";
import { CorrectButton } from "./correct-button";
import { DeadlineNote } from "./deadline-note";
import { EvidenceList } from "./evidence-list";
import { type ProgressActions } from "./progress-actions";
import { ProgressEditor } from "./progress-editor";
import { SendBackButton } from "./send-back-button";
import { StepList } from "./step-list";
import { useFigureText } from "./use-figure-text";

/** One target's month as its unit sees it: the form while it lies with the unit, else what was handed over. */
export function ProgressPage({
  view,
  newReportId,
  owner,
  days,
  actions,
}: {
  view: ProgressFormView;
  newReportId: string;
  owner: DraftOwner;
  /** Whole days until the deadline; negative when it has passed. */
  days: number;
  actions: ProgressActions;
}) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const say = useFigureText();
  const { target, period, report, last, expected, next } = view;
  const withUnit = !report || report.state === "draft" || report.state === "returned";
  // What was handed over lies on the unit head's desk.
  const checking = withUnit && Boolean(report?.handedOverAt);
  const editable = withUnit && (!checking || view.maySubmit);
  return (
    <>
      <PageHeader
        title={target.indicator}
        back={{
          href: `/progress?period=${period}`,
          label: t("form.back", { period: formatPeriod(period, locale) }),
        }}
        meta={withUnit && <DeadlineNote deadline={view.deadline} dueState={view.dueState} days={days} />}
        actions={
          <>
            <LinkButton href={`/progress/sheet?period=${period}`}>{t("sheet.title")}</LinkButton>
            {next && (
              <LinkButton href={`/progress/${period}/${next.targetId}`}>
                {t("form.next", { indicator: next.indicator })}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="mb-5 empty:hidden">
        <StateBanner view={view} actions={actions} />
      </div>
      {/* In one column: the figures to write against, the form, who did what. */}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]">
        <div className="order-2 min-w-0 space-y-5 xl:order-1 xl:row-span-2">
          {checking && view.maySubmit && report && (
            <ChangesSince definition={target.definition} before={view.approvedBefore} after={report} />
          )}
          {editable ? (
            <ProgressEditor
              key={`${target.id}:${period}:${report?.revision ?? 1}`}
              view={view}
              newReportId={newReportId}
              owner={owner}
              actions={actions}
            />
          ) : (
            <>
              {report && (
                <ChangesSince definition={target.definition} before={view.approvedBefore} after={report} />
              )}
              <Section title={t("evidence.title")}>
                <EvidenceList evidence={view.evidence} />
              </Section>
            </>
          )}
        </div>
        <aside className="order-1 min-w-0 xl:order-2">
          <Section title={formatPeriod(period, locale)}>
            <DescriptionList
              columns={1}
              items={[
                { term: t("form.target"), value: valueText(target.definition) ?? t("none") },
                { term: t("form.expected"), value: say.expected(target.definition, expected) },
                { term: t("form.last"), value: say.approved(target.definition, last) },
                { term: t("form.source"), value: <q>{target.quote}</q> },
              ]}
            />
          </Section>
        </aside>
        <div className="order-3 min-w-0">
          <StepList steps={view.steps} />
        </div>
      </div>
      <RecordHistory events={view.history} className="mt-5" />
    </>
  );
}

function StateBanner({
  view: { report, correction, maySubmit },
  actions,
}: {
  view: ProgressFormView;
  actions: ProgressActions;
}) {
  const t = useTranslations("progress.form");
  if (report?.handedOverAt && (report.state === "draft" || report.state === "returned"))
    return maySubmit ? (
      <Banner
        title={t("toCheck")}
        action={
          <SendBackButton report={{ id: report.id, version: report.version }} sendBack={actions.sendBack} />
        }
      >
        {t("toCheckText")}
      </Banner>
    ) : (
      <Banner title={t("withHead")}>{t("withHeadText")}</Banner>
    );
  if (report?.state === "returned")
    return (
      <Banner tone="bad" title={t(report.returnedBy === "unit_head" ? "returnedByHead" : "returned")}>
        {report.returnReason && t("returnedReason", { reason: report.returnReason })}
      </Banner>
    );
  if (report?.state === "submitted") return <Banner title={t("inReview")}>{t("inReviewText")}</Banner>;
  if (report?.state === "approved")
    return (
      <Banner
        tone="good"
        title={t("locked")}
        action={
          correction?.state !== "requested" && <CorrectButton id={report.id} ask={actions.askCorrection} />
        }
      >
        {correction?.state === "requested"
          ? t("correctionWaits", { reason: correction.reason })
          : correction?.state === "refused"
            ? t("correctionRefused", { reason: correction.refusal ?? "" })
            : t("lockedText")}
      </Banner>
    );
  if (report?.correctionReason)
    return (
      <Banner title={t("correction", { revision: report.revision })}>
        {t("correctionReason", { reason: report.correctionReason })}
      </Banner>
    );
  return null;
}
