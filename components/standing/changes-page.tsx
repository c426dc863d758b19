import { useLocale, useTranslations } from "next-intl";
import { pagePlace, rangeOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { type ChangeKind } from "@/lib/schemas/target-filter";
import { type StandingReport } from "@/lib/server/queries/standing";
import { type MonthChanges } from "@/lib/server/queries/standing-changes";
import { EmptyState } from "../ui/empty-state";
import { LinkTabs } from "../ui/link-tabs";
import { PageHeader } from "../ui/page-header";
import { Pagination } from "../lists/pagination";
import { changeCounts, ChangesOfKind, useChangeName } from "./month-changes";
import { changesHref, standingHref } from "./standing-links";

/** All changes since the month before, one kind at a time; null in January, which has no month before it. */
export function ChangesPage({
  report,
  changes,
  kind,
  page,
}: {
  report: StandingReport;
  changes: MonthChanges | null;
  kind: ChangeKind;
  page: number;
}) {
  const t = useTranslations("standing.changes");
  const name = useChangeName();
  const locale = useLocale();
  const counts = changes ? changeCounts(changes) : [];
  const total = counts.find((one) => one.kind === kind)?.count ?? 0;
  const place = pagePlace(total, page, ROWS_PER_PAGE);
  const { from, to } = rangeOf(place);
  return (
    <div className="print-landscape">
      <PageHeader
        back={{
          href: standingHref(report, report.by),
          label: t("back", { month: formatPeriod(report.period, locale) }),
        }}
        title={changes ? t("title", { month: formatMonth(changes.since, locale) }) : t("none")}
        purpose={t("description")}
      />
      <LinkTabs
        label={t("kinds")}
        className="mb-4"
        tabs={counts.map((one) => ({
          href: changesHref(report, one.kind),
          label: `${name(one.kind)} ${one.count}`,
          current: one.kind === kind,
        }))}
      />
      <div className="rounded-lg border bg-surface print:border-0">
        {changes && total > 0 ? (
          <ChangesOfKind kind={kind} changes={changes} from={from - 1} to={to} />
        ) : (
          <EmptyState title={t("none")}>{t("noneOfKind")}</EmptyState>
        )}
        <Pagination {...place} hrefFor={(other) => changesHref(report, kind, other)} />
      </div>
    </div>
  );
}
