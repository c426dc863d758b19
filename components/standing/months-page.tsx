import { useLocale, useTranslations } from "next-intl";
import { type RollUp } from "@/lib/domain/roll-up";
import { formatPeriod } from "@/lib/format/dates";
import { STANDING_DIMENSIONS } from "@/lib/schemas/target-filter";
import { type StandingYear } from "@/lib/server/queries/standing-months";
import { LightLegend } from "../lights/light-legend";
import { EmptyState } from "../ui/empty-state";
import { LinkTabs } from "../ui/link-tabs";
import { PageHeader } from "../ui/page-header";
import { Card } from "../ui/section";
import { type HeatCounts, HeatMap } from "./heat-map";
import { monthsHref } from "./standing-links";
import { StandingTabs } from "./standing-tabs";
import { TrendCharts } from "./trend-charts";

/** 逐月: where each unit stood month by month, and the course of the whole. */
export function MonthsPage({ course }: { course: StandingYear }) {
  const t = useTranslations("standing");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const { by, sight, year, years, periods } = course;
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("months.title", { year: String(year) })}
        purpose={t("months.purpose", {
          sight: domain(`sight.${sight.kind}`, { name: sight.name ?? "" }),
          month: formatPeriod(periods.at(-1) ?? course.period, locale),
        })}
      />
      <StandingTabs view={course} current="months" />
      {course.groups.length === 0 ? (
        <Card>
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        </Card>
      ) : (
        <>
          <div className="rounded-lg border bg-surface print:border-0">
            <LinkTabs
              label={t("views")}
              className="px-2"
              tabs={STANDING_DIMENSIONS.map((view) => ({
                href: monthsHref(course, view),
                label: t(`by.${view}`),
                current: view === by,
              }))}
            />
            <HeatMap
              {...{ by, year, periods }}
              lines={course.groups.map(({ key, name, months }) => ({ key, name, cells: months.map(heatOf) }))}
            />
            <footer className="space-y-1 border-t px-4 py-2.5 text-sm text-muted print:px-0">
              <LightLegend />
              <p>{t("months.rule")}</p>
            </footer>
          </div>
          <TrendCharts course={course} />
        </>
      )}
      {years.length > 1 && (
        <LinkTabs
          label={t("year")}
          className="mt-5"
          tabs={years.map((other) => ({
            href: `/standing/months?${new URLSearchParams({ by, year: String(other) })}`,
            label: String(other),
            current: other === year,
          }))}
        />
      )}
    </div>
  );
}

/** What a cell of the heat map shows: its targets stay on the server. */
function heatOf(rollUp: RollUp | null): HeatCounts | null {
  if (!rollUp) return null;
  const { lights, total, onSchedule, due } = rollUp;
  return { lights, total, onSchedule, due };
}
