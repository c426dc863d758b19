import { useLocale, useTranslations } from "next-intl";
import { type Period } from "@/lib/domain/period";
import { formatMonth } from "@/lib/format/dates";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { type ScheduleSeries, scheduleSvg } from "./schedule-svg";

/** Actual against schedule by month, drawn on the server, with the figures behind it as a table. */
export function ScheduleChart({
  name,
  periods,
  ...values
}: Omit<ScheduleSeries, "labels"> & { name: string; periods: readonly Period[] }) {
  const t = useTranslations("common.chart");
  const locale = useLocale();
  const series = { ...values, labels: periods.map((period) => formatMonth(period, locale)) };
  // Drawn twice, so that the lettering keeps its size in a narrow column.
  const drawings = [
    { className: "@max-xl:hidden print:block", svg: scheduleSvg(series, 760, 260) },
    { className: "@xl:hidden print:hidden", svg: scheduleSvg(series, 420, 230) },
  ];
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-muted">
        <span className="flex items-center gap-1.5">
          <svg viewBox="0 0 28 8" aria-hidden className="h-2 w-7 text-accent">
            <path d="M0 4h28" stroke="currentColor" strokeWidth="2.5" />
            <circle cx="14" cy="4" r="3.5" fill="currentColor" />
          </svg>
          {t("actual")}
        </span>
        <span className="flex items-center gap-1.5">
          <svg viewBox="0 0 28 8" aria-hidden className="h-2 w-7 text-ink">
            <path d="M0 4h28" stroke="currentColor" strokeWidth="1.5" strokeDasharray="6 4" />
          </svg>
          {t("scheduled")}
        </span>
        <span className="ms-auto">{t("unit", { unit: series.unit })}</span>
      </figcaption>
      <div role="img" aria-label={t("summary", { name })} className="@container">
        {drawings.map(({ className, svg }) => (
          <div
            key={className}
            className={`${className} [&_svg]:h-auto [&_svg]:w-full`}
            dangerouslySetInnerHTML={{ __html: svg }}
          />
        ))}
      </div>
      <details className="mt-2">
        <summary className="inline-block min-h-6 text-sm text-accent print:hidden">{t("table")}</summary>
        <Table label={t("title")} className="mt-1">
          <Thead>
            <Tr>
              <Th>{t("period")}</Th>
              <Th numeric>{t("actual")}</Th>
              <Th numeric>{t("scheduled")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {series.labels.map((month, index) => (
              <Tr key={month}>
                <Th scope="row">{month}</Th>
                <Td numeric>{series.actual[index] ?? t("missing")}</Td>
                <Td numeric>{series.scheduled[index] ?? "—"}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </details>
    </figure>
  );
}
