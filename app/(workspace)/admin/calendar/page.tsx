import { getTranslations } from "next-intl/server";
import { CalendarTable } from "@/components/admin/calendar-table";
import { PageHeader } from "@/components/ui/page-header";
import { calendarView } from "@/lib/schemas/periods";
import { requireViewer } from "@/lib/server/http/page";
import { calendarYear } from "@/lib/server/queries/calendar";
import { clear, set } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("calendar");

export default async function CalendarPage({ searchParams }: PageProps<"/admin/calendar">) {
  const viewer = await requireViewer("setting.manage");
  const { year } = calendarView.parse(await searchParams);
  const [calendar, t] = await Promise.all([calendarYear(viewer, year), getTranslations("admin.calendar")]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <CalendarTable calendar={calendar} set={set} clear={clear} />
    </>
  );
}
