import { useLocale, useTranslations } from "next-intl";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { formatMonth } from "@/lib/format/dates";
import { formatCounts, formatRate } from "@/lib/format/numbers";
import { type StandingYear } from "@/lib/server/queries/standing-months";
import { Drawing } from "../charts/drawing";
import { lightsSvg, ratesSvg, type TrendSeries } from "../charts/trend-svg";
import { LightShape } from "../lights/light-shape";
import { LightLegend } from "../lights/light-legend";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { standingHref, targetsHref } from "./standing-links";

/** The course of the year in two drawings, the rates and the lights, with the table of the same figures under them. */
export function TrendCharts({ course }: { course: StandingYear }) {
  const t = useTranslations("standing.months");
  const locale = useLocale();
  const { wholes } = course;
  const percent = (rate: string | null, index: number) =>
    rate === null || course.open.includes(course.periods[index] ?? "") ? null : Number(rate) * 100;
  const series: TrendSeries = {
    labels: course.periods.map((period) => formatMonth(period, locale)),
    done: wholes.map(({ doneRate }, index) => percent(doneRate, index)),
    onSchedule: wholes.map(({ onScheduleRate }, index) => percent(onScheduleRate, index)),
    lights: wholes.map(({ lights }) => lights),
  };
  return (
    <Section flush title={t("trend")} description={t("trendHint")} className="mt-5">
      <div className="grid gap-x-8 gap-y-5 p-4 xl:grid-cols-2 print:grid-cols-2 print:px-0">
        <figure>
          <figcaption className="mb-2 flex flex-wrap gap-x-5 text-sm text-muted">
            <RateLegend />
          </figcaption>
          <Drawing label={t("ratesLabel")} draw={(width, height) => ratesSvg(series, width, height)} />
        </figure>
        <figure>
          <figcaption className="mb-2">
            <LightLegend />
          </figcaption>
          <Drawing label={t("lightsLabel")} draw={(width, height) => lightsSvg(series, width, height)} />
        </figure>
      </div>
      <TrendTable course={course} />
    </Section>
  );
}

function RateLegend() {
  const t = useTranslations("standing.column");
  return (
    <>
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 28 8" aria-hidden className="h-2 w-7 text-accent">
          <path d="M0 4h28" stroke="currentColor" strokeWidth="2.5" />
          <circle cx="14" cy="4" r="3.5" fill="currentColor" />
        </svg>
        {t("onSchedule")}
      </span>
      <span className="flex items-center gap-1.5">
        <svg viewBox="0 0 28 10" aria-hidden className="h-2.5 w-7 text-ink">
          <path d="M0 5h28" stroke="currentColor" strokeWidth="1.5" strokeDasharray="6 4" />
          <path d="m14 0 5 5-5 5-5-5z" fill="currentColor" />
        </svg>
        {t("done")}
      </span>
    </>
  );
}

function TrendTable({ course }: { course: StandingYear }) {
  const t = useTranslations("standing");
  const light = useTranslations("domain.light");
  const locale = useLocale();
  return (
    <Table label={t("months.trend")}>
      <Thead>
        <Tr>
          <Th>{t("period")}</Th>
          <Th numeric>{t("column.done")}</Th>
          <Th numeric>{t("column.onSchedule")}</Th>
          {LIGHTS.map((key) => (
            <Th key={key} numeric>
              <span className="inline-flex items-center gap-1.5">
                <LightShape light={key} />
                {light(key)}
              </span>
            </Th>
          ))}
          <Th numeric>{t("missing")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {course.periods.map((period, index) => {
          const whole = course.wholes[index];
          const month = { ...course, period };
          return (
            whole && (
              <Tr key={period} selected={period === course.period}>
                <Th scope="row" className="whitespace-nowrap">
                  <TextLink href={standingHref(month, course.by)}>{formatMonth(period, locale)}</TextLink>
                  {course.open.includes(period) && (
                    <span className="font-normal text-muted"> {t("months.open")}</span>
                  )}
                </Th>
                <Td numeric>
                  {formatRate(whole.doneRate, 1)}{" "}
                  <span className="text-xs text-muted">{formatCounts(whole.done, whole.total)}</span>
                </Td>
                <Td numeric>
                  {formatRate(whole.onScheduleRate, 1)}{" "}
                  <span className="text-xs text-muted">{formatCounts(whole.onSchedule, whole.due)}</span>
                </Td>
                {LIGHTS.map((key) => (
                  <Td key={key} numeric>
                    {whole.lights[key] > 0 ? (
                      <TextLink href={targetsHref(month, { light: key })}>{whole.lights[key]}</TextLink>
                    ) : (
                      0
                    )}
                  </Td>
                ))}
                <Td numeric>{whole.missing.length}</Td>
              </Tr>
            )
          );
        })}
      </Tbody>
    </Table>
  );
}
