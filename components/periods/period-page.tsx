import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatDay } from "@/lib/format/dates";
import { type PeriodOverview } from "@/lib/server/queries/period-overview";
import { HistoryList } from "../audit/history-list";
import { MonthNav } from "../progress/month-nav";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { Card, Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { type PeriodActions } from "./period-actions";
import { PeriodTools } from "./period-tools";
import { PeriodUnits } from "./period-units";

const tones = { not_open: "neutral", open: "info", due_soon: "warn", overdue: "bad" } as const;

/** A month of reporting as its supervisor follows it: how far everybody is, who is late, and what may be done about it. */
export function PeriodPage({ overview, actions }: { overview: PeriodOverview; actions: PeriodActions }) {
  const t = useTranslations("periods");
  const progress = useTranslations("progress");
  const locale = useLocale();
  const { units, lockedAt } = overview;
  const sum = (of: (unit: PeriodOverview["units"][number]) => number) =>
    units.reduce((total, unit) => total + of(unit), 0);
  const late = units.filter((unit) => unit.late);
  return (
    <>
      <MonthNav path="/periods" periods={overview.periods} current={overview.period} />
      <div className="space-y-5">
        <Card className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Badge tone={lockedAt ? "neutral" : tones[overview.dueState]}>
            {lockedAt ? t("locked") : progress(`due.${overview.dueState}`)}
          </Badge>
          <Fact term={t("opensOn")} day={formatDay(overview.opensOn, locale)} own={overview.own.opensOn} />
          <Fact term={t("dueOn")} day={formatDay(overview.dueOn, locale)} own={overview.own.dueOn} />
          {overview.mayManage && <PeriodTools overview={overview} actions={actions} />}
        </Card>
        {lockedAt && (
          <Banner title={t("lockedSince", { at: formatDateTime(lockedAt, locale) })}>
            {t("lockedText")}
          </Banner>
        )}
        <StatList>
          <Stat label={t("lateUnits")} value={late.length} href="#units" />
          <Stat label={t("owing")} value={sum(({ owing }) => owing.length)} href="#units" />
          <Stat
            label={t("submitted")}
            value={sum(({ submitted }) => submitted)}
            href={`/review?period=${overview.period}`}
          />
          <Stat label={t("returned")} value={sum(({ returned }) => returned)} />
          <Stat label={t("approved")} value={sum(({ approved }) => approved)} />
          <Stat label={t("submittedLate")} value={sum(({ submittedLate }) => submittedLate)} />
        </StatList>
        <PeriodUnits overview={overview} actions={overview.mayManage ? actions : null} />
        <Section title={t("trail")} description={t("trailHint")}>
          <HistoryList events={overview.events} />
        </Section>
      </div>
    </>
  );
}

function Fact({ term, day, own }: { term: string; day: string; own: string | null }) {
  const t = useTranslations("periods");
  return (
    <span className="text-sm">
      <span className="text-muted">{term}</span> <span className="font-medium tabular-nums">{day}</span>{" "}
      {own !== null && <span className="text-muted">{t("ownDay")}</span>}
    </span>
  );
}
