import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { targetNumber } from "@/lib/domain/split";
import { formatPeriod } from "@/lib/format/dates";
import { type TargetPage as TargetPageView } from "@/lib/server/queries/target-page";
import { RecordHistory } from "../audit/record-history";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { TargetAssignment } from "./target-assignment";
import { PartOf, TargetParts } from "./target-parts";
import { TargetNotices } from "./target-notices";
import { TargetProgress } from "./target-progress";
import { TargetPromise } from "./target-promise";
import { TargetSchedule } from "./target-schedule";
import { TargetStandingNow } from "./target-standing-now";
import { TargetVersions } from "./target-versions";

/** The buttons of those who may change something; each is null for others. */
export interface TargetTools {
  readonly assign: ReactNode;
  readonly schedule: ReactNode;
  readonly complete: ReactNode;
  readonly adjust: ReactNode;
  readonly withdraw: ReactNode;
  readonly light: ReactNode;
  readonly split: ReactNode;
}

/** One target: promised, standing, owner, schedule, progress, notices, adjustments, history. */
export function TargetPage({
  page,
  tools,
  mayReport,
  adjustment,
  chart,
  instructions,
}: {
  page: TargetPageView;
  tools: TargetTools;
  mayReport: boolean;
  /** The adjustment that waits or was refused last; null where there is none. */
  adjustment: ReactNode;
  /** Actual against schedule; null where there is nothing to draw. */
  chart: ReactNode;
  /** The leaders' instructions (批示); null for those who may not see them. */
  instructions: ReactNode;
}) {
  const t = useTranslations("targets");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const { target, period } = page;
  const withdrawn = target.state === "withdrawn";
  return (
    <>
      <PageHeader
        back={{ href: "/targets", label: t("title") }}
        title={target.indicator}
        meta={
          <>
            <Badge>{t("numbered", { year: target.year, number: targetNumber(target) })}</Badge>
            <Badge>{domain(`category.${target.category}`)}</Badge>
            {page.whole && <PartOf whole={page.whole} />}
            {target.livelihood && <Badge>{t("livelihood")}</Badge>}
            {withdrawn && <Badge tone="bad">{domain("targetState.withdrawn")}</Badge>}
          </>
        }
        actions={
          mayReport && (
            <LinkButton variant="primary" href={`/progress/${period}/${target.id}`}>
              {t("report", { period: formatPeriod(period, locale) })}
            </LinkButton>
          )
        }
      />
      {tools.assign && target.gaps.length > 0 && (
        <Banner tone="warn" className="mb-4" title={target.gaps.map((gap) => t(`gapText.${gap}`)).join("")} />
      )}
      {adjustment}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          <TargetPromise page={page} tools={<>{[tools.complete, tools.adjust, tools.withdraw]}</>} />
          <TargetStandingNow page={page} tool={tools.light} />
        </div>
        <div className="grid gap-4">
          <TargetAssignment target={target} tool={tools.assign} />
          {instructions}
          <TargetNotices
            notices={page.notices}
            draftHref={tools.assign && target.assignment ? `/notices/new?target=${target.id}` : null}
          />
        </div>
      </div>
      <div className="mt-4 grid gap-4">
        {(page.split !== null || tools.split) && <TargetParts page={page} tool={tools.split} />}
        <TargetSchedule page={page} tool={tools.schedule} chart={chart} />
        <TargetProgress page={page} />
        {page.versions.length > 0 && <TargetVersions versions={page.versions} />}
        <RecordHistory events={page.history} />
      </div>
    </>
  );
}
