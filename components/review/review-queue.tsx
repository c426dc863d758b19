import { useLocale, useTranslations } from "next-intl";
import { isPlainCase } from "@/lib/domain/review-pick";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { type Speaker } from "@/lib/format/speaker";
import { lightWord } from "@/lib/format/standing-text";
import { formatDateTime, formatPeriod } from "@/lib/format/dates";
import { type ReviewFilter } from "@/lib/schemas/review-filter";
import { type ReviewQueue as Queue } from "@/lib/server/queries/review-queue";
import { useHintText } from "../progress/plausibility-hints";
import { useFigureText } from "../progress/use-figure-text";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { FilterBar } from "../ui/filter-bar";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../lists/pagination";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { QueueTable } from "./queue-table";
import { type ApproveReports } from "./review-actions";
import { reviewHref } from "./review-address";

/** What waits for the supervisor, the oldest first, by unit and month. */
export function ReviewQueue({
  queue,
  filter,
  approve,
}: {
  queue: Queue;
  filter: ReviewFilter;
  /** Null where nothing is decided, as on an earlier day (历史时点). */
  approve: ApproveReports | null;
}) {
  const t = useTranslations("review");
  const common = useTranslations("common.state");
  const clear = useTranslations("common.filter");
  const light = useTranslations("domain.light");
  const speaker = useTranslations() as unknown as Speaker;
  const hintText = useHintText();
  const locale = useLocale();
  const say = useFigureText();
  const filtered = Object.values(filter).some(Boolean);
  const { items, ...place } = queue.rows;
  return (
    <>
      <FilterBar action="/review" resetHref={filtered ? "/review" : undefined}>
        <Field label={t("unit")}>
          {(control) => (
            <Select
              {...control}
              name="unit"
              defaultValue={filter.unit ?? ""}
              empty={common("all")}
              options={queue.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label={t("period")}>
          {(control) => (
            <Select
              {...control}
              name="period"
              defaultValue={filter.period ?? ""}
              empty={common("all")}
              options={queue.periods.map((value) => ({ value, label: formatPeriod(value, locale) }))}
            />
          )}
        </Field>
        <Field label={t("light")}>
          {(control) => (
            <Select
              {...control}
              name="light"
              defaultValue={filter.light ?? ""}
              empty={common("all")}
              options={LIGHTS.map((value) => ({ value, label: light(value) }))}
            />
          )}
        </Field>
        <Field label={t("changed")}>
          {(control) => (
            <Select
              {...control}
              name="changed"
              defaultValue={filter.changed ?? ""}
              empty={common("all")}
              options={(["yes", "no"] as const).map((value) => ({ value, label: t(`changedIs.${value}`) }))}
            />
          )}
        </Field>
      </FilterBar>
      {items.length === 0 ? (
        <Section title={t("queue")}>
          <EmptyState
            title={t(filtered ? "emptyFiltered" : "empty")}
            action={
              filtered ? (
                <LinkButton href="/review">{clear("reset")}</LinkButton>
              ) : (
                <LinkButton href="/standing">{t("toStanding")}</LinkButton>
              )
            }
          >
            {t("emptyText")}
          </EmptyState>
        </Section>
      ) : (
        <QueueTable
          description={filtered ? t("filtered", { shown: place.total, total: queue.total }) : undefined}
          approve={approve}
          place={reviewHref(filter, { page: place.page })}
          pages={<Pagination {...place} hrefFor={(page) => reviewHref(filter, { page })} />}
          rows={items.map(({ report, target, unit, late, own, outlook, hints, unchanged }) => ({
            id: report.id,
            version: report.version,
            href: reviewHref(filter, { id: report.id }),
            number: target.number,
            indicator: target.indicator,
            unit: unit.shortName,
            period: formatPeriod(report.period, locale),
            figure: say.figure(target.definition, report),
            submitted: report.submittedAt ? formatDateTime(report.submittedAt, locale) : "—",
            revision: report.revision,
            late,
            own,
            light: outlook.computedLight,
            lightWord: lightWord(outlook, speaker, "computedLight"),
            unchanged,
            hints: hints.map((hint) => hintText(target.definition, hint)),
            plain: isPlainCase({
              light: outlook.computedLight,
              unchanged,
              hints,
              own,
              revision: report.revision,
            }),
          }))}
        />
      )}
    </>
  );
}
