import { type Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DeadlineNote } from "@/components/progress/deadline-note";
import { MonthNav } from "@/components/progress/month-nav";
import { MonthSheet } from "@/components/progress/sheet/month-sheet";
import { PageHeader } from "@/components/ui/page-header";
import { daysUntil } from "@/lib/domain/period";
import { formatPeriod } from "@/lib/format/dates";
import { progressView } from "@/lib/schemas/progress";
import { draftOwner } from "@/lib/server/auth/draft-secret";
import { now } from "@/lib/server/clock";
import { requireViewer } from "@/lib/server/http/page";
import { monthSheet } from "@/lib/server/queries/month-sheet";
import { handOver, saveRow, stored, submit } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress.sheet"))("title") };
}

export default async function MonthSheetPage({ searchParams }: PageProps<"/progress/sheet">) {
  const viewer = await requireViewer("progress.write");
  const { period } = progressView.parse(await searchParams);
  const [sheet, t, locale] = await Promise.all([
    monthSheet(viewer, period),
    getTranslations("progress"),
    getLocale(),
  ]);
  const { deadline, dueState } = sheet;
  return (
    <div className="print-landscape">
      <PageHeader
        back={{ href: `/progress?period=${sheet.period}`, label: t("title") }}
        title={`${viewer.unitName ?? ""} ${formatPeriod(sheet.period, locale)} · ${t("sheet.title")}`}
        purpose={t(sheet.maySubmit ? "sheet.purposeHead" : "sheet.purpose")}
        meta={<DeadlineNote deadline={deadline} dueState={dueState} days={daysUntil(deadline, now())} />}
      />
      <MonthNav path="/progress/sheet" periods={sheet.periods} current={sheet.period} />
      <MonthSheet
        key={sheet.period}
        sheet={sheet}
        owner={draftOwner(viewer)}
        actions={{ save: saveRow, submit, handOver, stored }}
      />
    </div>
  );
}
