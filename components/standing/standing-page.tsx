import { useLocale, useTranslations } from "next-intl";
import { type Period } from "@/lib/domain/period";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { type StandingLists } from "@/lib/schemas/target-filter";
import { type StandingReport } from "@/lib/server/queries/standing";
import { type MonthChanges as Changes } from "@/lib/server/queries/standing-changes";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { FilterBar } from "../ui/filter-bar";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Card } from "../ui/section";
import { Select } from "../ui/select";
import { AttentionTable, HandSetLights } from "./attention-table";
import { GroupView } from "./group-view";
import { MonthChanges } from "./month-changes";
import { StandingFigures } from "./standing-figures";
import { standingHref } from "./standing-links";
import { StandingTabs } from "./standing-tabs";

/**
 * 完成情况: where the targets in the reader's sight stand at the end of a month. `periods` are the months to choose
 * from; `mayExport` offers the same as a file.
 */
export function StandingPage({
  report,
  changes,
  lists,
  periods,
  mayExport,
  maySetUp,
}: {
  report: StandingReport;
  changes: Changes | null;
  lists: StandingLists;
  periods: readonly Period[];
  mayExport: boolean;
  /** Whether the reader confirms statements, from which targets come. */
  maySetUp: boolean;
}) {
  const t = useTranslations("standing");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const { by, sight, whole } = report;
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("title")}
        purpose={t(sight.kind === "unit" && by === "unit" ? "purposeUnit" : "purpose", {
          month: formatPeriod(report.period, locale),
          sight: domain(`sight.${sight.kind}`, { name: sight.name ?? "" }),
        })}
        actions={
          <>
            {mayExport && whole.total > 0 && (
              <>
                <a
                  className={buttonClass()}
                  href={standingHref(report, by, "/api/exports/standing.xlsx")}
                  download
                >
                  {t("exportXlsx")}
                </a>
                <a
                  className={buttonClass()}
                  href={standingHref(report, by, "/api/exports/standing.csv")}
                  download
                >
                  {t("exportCsv")}
                </a>
              </>
            )}
          </>
        }
      />
      <StandingTabs view={report} current="month" />
      <MonthChoice report={report} periods={periods} />
      {whole.total === 0 ? (
        <Card>
          <EmptyState
            title={t("empty")}
            action={maySetUp && <LinkButton href="/reports">{t("toReports")}</LinkButton>}
          >
            {t("emptyHint")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <StandingFigures report={report} />
          <GroupView report={report} projectsPage={lists.projects} />
          {changes && <MonthChanges report={report} changes={changes} />}
          <AttentionTable report={report} page={lists.page} />
          <HandSetLights report={report} page={lists.byHand} />
        </>
      )}
    </div>
  );
}

function MonthChoice({ report, periods }: { report: StandingReport; periods: readonly Period[] }) {
  const t = useTranslations("standing");
  const locale = useLocale();
  const years = [...new Set([report.year, ...report.years])].sort((one, other) => other - one);
  return (
    <FilterBar action="/standing">
      <input type="hidden" name="by" value={report.by} />
      <Field label={t("year")}>
        {(control) => (
          <Select
            {...control}
            name="year"
            defaultValue={String(report.year)}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
        )}
      </Field>
      <Field label={t("period")}>
        {(control) => (
          <Select
            {...control}
            key={report.period}
            name="period"
            defaultValue={report.period}
            options={periods.map((period) => ({ value: period, label: formatMonth(period, locale) }))}
          />
        )}
      </Field>
    </FilterBar>
  );
}
