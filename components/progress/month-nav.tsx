import { useLocale, useTranslations } from "next-intl";
import { type Period, yearOf } from "@/lib/domain/period";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { buttonClass } from "../ui/button";
import { cn } from "../ui/cn";
import { LinkButton } from "../ui/link-button";

/** The months to choose from, each with its own address under `path`. */
export function MonthNav({
  path,
  periods,
  current,
}: {
  path: string;
  periods: readonly Period[];
  current: Period;
}) {
  const t = useTranslations("progress");
  const locale = useLocale();
  return (
    <nav aria-label={t("months")} className="mb-4 flex flex-wrap gap-1.5 print:hidden">
      {periods.map((period) => (
        <LinkButton
          key={period}
          size="sm"
          href={`${path}?period=${period}`}
          aria-current={period === current ? "page" : undefined}
          className={cn(period === current && buttonClass({ variant: "primary", size: "sm" }))}
        >
          {yearOf(period) === yearOf(current) ? formatMonth(period, locale) : formatPeriod(period, locale)}
        </LinkButton>
      ))}
    </nav>
  );
}
