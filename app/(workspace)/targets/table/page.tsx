import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResponsibilityTable } from "@/components/targets/sheet/responsibility-table";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { standingViewSchema } from "@/lib/schemas/target-filter";
import { requireViewer } from "@/lib/server/http/page";
import { directory } from "@/lib/server/queries/directory";
import { resolveStandingView } from "@/lib/server/queries/target-standing";
import { editCells } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets.sheet"))("title") };
}

export default async function ResponsibilityTablePage({ searchParams }: PageProps<"/targets/table">) {
  const viewer = await requireViewer("target.manage");
  const asked = standingViewSchema.parse(await searchParams);
  const [{ year, years }, names, t] = await Promise.all([
    resolveStandingView(viewer, asked),
    directory(),
    getTranslations("targets"),
  ]);
  return (
    <div className="print-landscape">
      <PageHeader
        back={{ href: "/targets", label: t("title") }}
        title={t("sheet.title")}
        purpose={t("sheet.purpose", { year })}
      />
      {years.length > 1 && (
        <LinkTabs
          label={t("filter.year")}
          tabs={years.map((one) => ({
            href: `/targets/table?year=${one}`,
            label: String(one),
            current: one === year,
          }))}
        />
      )}
      <ResponsibilityTable key={year} year={year} person={viewer.userId} directory={names} edit={editCells} />
    </div>
  );
}
