import { useTranslations } from "next-intl";
import { type RollUpCount } from "@/lib/domain/roll-up";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { formatCounts, formatRate } from "@/lib/format/numbers";
import { type StandingReport } from "@/lib/server/queries/standing";
import { LightShape } from "../lights/light-shape";
import { Stat, StatList } from "../ui/stat";
import { targetsHref } from "./standing-links";

/** The whole in figures; each leads to the targets that it counted. */
export function StandingFigures({ report }: { report: StandingReport }) {
  const t = useTranslations("standing");
  const light = useTranslations("domain.light");
  const { whole } = report;
  const counted = (count: RollUpCount) => targetsHref(report, { count });
  return (
    <div className="mb-5 grid gap-3 xl:grid-cols-2 print:grid-cols-1 print:gap-2">
      <StatList className="sm:grid-cols-4">
        <Stat label={t("total")} value={whole.total} href={targetsHref(report)} />
        <Stat
          label={t("done")}
          value={formatRate(whole.doneRate, 1)}
          note={t("doneNote", { counts: formatCounts(whole.done, whole.total) })}
          href={counted("done")}
        />
        <Stat
          label={t("onSchedule")}
          value={formatRate(whole.onScheduleRate, 1)}
          note={t("onScheduleNote", { counts: formatCounts(whole.onSchedule, whole.due) })}
          href={counted("on_schedule")}
        />
        <Stat
          label={t("missing")}
          value={whole.missing.length}
          note={t("missingNote")}
          href={counted("missing")}
        />
      </StatList>
      <StatList className="grid-cols-3 max-sm:[&>:last-child]:col-span-2 sm:grid-cols-[1.3fr_1fr_1fr_1.2fr_1fr]">
        {LIGHTS.map((key) => (
          <Stat
            key={key}
            label={
              <span className="inline-flex items-center gap-1.5">
                <LightShape light={key} />
                {light(key)}
              </span>
            }
            value={whole.lights[key]}
            href={targetsHref(report, { light: key })}
          />
        ))}
      </StatList>
    </div>
  );
}
