import { getLocale, getTranslations } from "next-intl/server";
import { DeadlineNote } from "@/components/progress/deadline-note";
import { MonthList } from "@/components/progress/month-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { daysUntil, type Period } from "@/lib/domain/period";
import { formatDate, formatPeriod } from "@/lib/format/dates";
import { progressView } from "@/lib/schemas/progress";
import { now } from "@/lib/server/clock";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { progressMonth } from "@/lib/server/queries/progress-month";
import { handOver, submit } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("progress");

export default async function ProgressListPage({ searchParams }: PageProps<"/progress">) {
  const reader = await requireViewer("progress.write");
  const { period } = progressView.parse(await searchParams);
  return lookBack(reader, (viewer) => monthOf(viewer, period));
}

async function monthOf(viewer: Viewer, period: Period | undefined) {
  const [month, t, locale] = await Promise.all([
    progressMonth(viewer, period),
    getTranslations("progress"),
    getLocale(),
  ]);
  const { deadline, dueState } = month;
  return (
    <>
      <PageHeader
        title={`${formatPeriod(month.period, locale)} · ${t("title")}`}
        purpose={t("purpose", {
          unit: viewer.unitName ?? "",
          deadline: formatDate(deadline, locale),
        })}
        actions={<LinkButton href={`/progress/sheet?period=${month.period}`}>{t("sheet.open")}</LinkButton>}
        meta={<DeadlineNote deadline={deadline} dueState={dueState} days={daysUntil(deadline, now())} />}
      />
      <MonthList
        month={month}
        submit={mayEver(viewer, "progress.submit") ? submit : null}
        handOver={mayEver(viewer, "progress.hand_over") ? handOver : null}
      />
    </>
  );
}
