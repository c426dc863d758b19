import { useLocale, useTranslations } from "next-intl";
import { type LightThresholds } from "@/lib/domain/thresholds";
import { formatDate, formatDateTime, formatPeriod } from "@/lib/format/dates";
import { formatDecimal } from "@/lib/format/numbers";
import { type StandingLists } from "@/lib/schemas/target-filter";
import { type SnapshotItem } from "@/lib/server/queries/snapshots";
import { type StandingReport } from "@/lib/server/queries/standing";
import { AttentionTable, HandSetLights } from "../standing/attention-table";
import { GroupView } from "../standing/group-view";
import { StandingFigures } from "../standing/standing-figures";
import { snapshotHref, standingHref } from "../standing/standing-links";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { comparisonHref } from "./comparison-href";

/** 快照: the standing as it was frozen, with the same views as the living one, marked with name and day. */
export function SnapshotPage({
  report,
  snapshot,
  thresholds,
  lists,
  mayExport,
}: {
  report: StandingReport;
  snapshot: SnapshotItem;
  thresholds: LightThresholds;
  lists: StandingLists;
  mayExport: boolean;
}) {
  const t = useTranslations("snapshots");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const { sight } = report;
  const exportHref = (format: "xlsx" | "csv") => `/api/exports/snapshot.${format}?id=${snapshot.id}`;
  return (
    <div className="print-landscape">
      <PageHeader
        title={snapshot.name}
        meta={<Badge tone="accent">{t("mark")}</Badge>}
        back={{ href: "/standing/snapshots", label: t("title") }}
        purpose={t("page.purpose", {
          sight: domain(`sight.${sight.kind}`, { name: sight.name ?? "" }),
          month: formatPeriod(report.period, locale),
          day: formatDate(snapshot.takenAt, locale),
        })}
        actions={
          <>
            <LinkButton href={standingHref({ ...report, snapshot: null }, report.by)}>
              {t("page.live")}
            </LinkButton>
            <LinkButton href={comparisonHref(null, snapshot.id)}>{t("page.compare")}</LinkButton>
            {mayExport && (
              <>
                <a className={buttonClass()} href={exportHref("xlsx")} download>
                  {t("page.exportXlsx")}
                </a>
                <a className={buttonClass()} href={exportHref("csv")} download>
                  {t("page.exportCsv")}
                </a>
              </>
            )}
          </>
        }
      />
      <StandingFigures report={report} />
      <GroupView report={report} projectsPage={lists.projects} />
      <AttentionTable report={report} page={lists.page} />
      <HandSetLights report={report} page={lists.byHand} />
      <footer className="mt-5 space-y-1 text-sm text-muted">
        <p>
          <LinkButton
            variant="quiet"
            size="sm"
            className="print:hidden"
            href={`${snapshotHref(snapshot)}/targets`}
          >
            {t("page.rows")}
          </LinkButton>
        </p>
        <p>
          {t("page.thresholds", {
            levelYellow: formatDecimal(thresholds.level.yellowFrom),
            levelRed: formatDecimal(thresholds.level.redFrom),
            rateYellow: formatDecimal(thresholds.rate.yellowFrom),
            rateRed: formatDecimal(thresholds.rate.redFrom),
          })}
        </p>
        <p>
          {t("page.taken", {
            by: snapshot.takenBy ?? "",
            time: formatDateTime(snapshot.takenAt, locale),
          })}
        </p>
        <p className="break-all">
          {t("page.hash")} <span className="font-mono text-xs">{snapshot.sha256}</span>
        </p>
      </footer>
    </div>
  );
}
