import { getLocale, getTranslations } from "next-intl/server";
import { PeriodPage } from "@/components/periods/period-page";
import { PageHeader } from "@/components/ui/page-header";
import { formatPeriod } from "@/lib/format/dates";
import { progressView } from "@/lib/schemas/progress";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { periodOverview } from "@/lib/server/queries/period-overview";
import { change, extend, lock, unlock, withdraw } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("periods");

export default async function PeriodsPage({ searchParams }: PageProps<"/periods">) {
  const reader = await requireViewer("period.view");
  const { period } = progressView.parse(await searchParams);
  return lookBack(reader, async (viewer) => {
    const [overview, t, locale] = await Promise.all([
      periodOverview(viewer, period),
      getTranslations("periods"),
      getLocale(),
    ]);
    const title = `${formatPeriod(overview.period, locale)} · ${t("title")}`;
    return (
      <>
        <PageHeader title={title} purpose={t("purpose")} />
        <PeriodPage overview={overview} actions={{ change, lock, unlock, extend, withdraw }} />
      </>
    );
  });
}
