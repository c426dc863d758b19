import { useTranslations } from "next-intl";
import { isWeighted } from "@/lib/domain/roll-up";
import { STANDING_DIMENSIONS } from "@/lib/schemas/target-filter";
import { type StandingReport } from "@/lib/server/queries/standing";
import { LightLegend } from "../lights/light-legend";
import { LinkTabs } from "../ui/link-tabs";
import { GroupTable } from "./group-table";
import { ProjectTable } from "./project-table";
import { standingHref } from "./standing-links";

/** The standing by the chosen dimension, with the way to the others; of the livelihood projects each one too. */
export function GroupView({ report, projectsPage }: { report: StandingReport; projectsPage: number }) {
  const t = useTranslations("standing");
  return (
    <div className="rounded-lg border bg-surface print:border-0">
      <LinkTabs
        label={t("views")}
        className="px-2"
        tabs={STANDING_DIMENSIONS.map((view) => ({
          href: standingHref(report, view),
          label: t(`by.${view}`),
          current: view === report.by,
        }))}
      />
      <GroupTable report={report} />
      {report.by === "livelihood" && <ProjectTable report={report} page={projectsPage} />}
      <footer className="space-y-1 border-t px-4 py-2.5 text-sm text-muted print:px-0">
        <LightLegend />
        <p>{t("rule")}</p>
        {isWeighted(report.whole.members) && <p>{t("weightRule")}</p>}
      </footer>
    </div>
  );
}
