import { getLocale, getTranslations } from "next-intl/server";
import { RedForm } from "@/components/notices/red-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Card } from "@/components/ui/section";
import { formatPeriod } from "@/lib/format/dates";
import { standingViewSchema } from "@/lib/schemas/target-filter";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { redUnits } from "@/lib/server/queries/notice-draft";
import { draftFromRed } from "../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("notices");

export default async function RedNoticesPage({ searchParams }: PageProps<"/notices/red">) {
  const viewer = await requireViewer("notice.manage");
  const view = standingViewSchema.parse(await searchParams);
  const [t, locale, { period, dueOn, units }] = await Promise.all([
    getTranslations("notices"),
    getLocale(),
    orNotFound(redUnits(viewer, view)),
  ]);
  return (
    <>
      <PageHeader
        title={t("red.title")}
        purpose={t("red.purpose", { period: formatPeriod(period, locale) })}
        back={{ href: "/notices", label: t("page") }}
      />
      {units.length === 0 ? (
        <Card>
          <EmptyState title={t("red.empty")} action={<LinkButton href="/notices/new">{t("new")}</LinkButton>}>
            {t("red.emptyHint")}
          </EmptyState>
        </Card>
      ) : (
        <RedForm units={units} period={period} dueOn={dueOn} draft={draftFromRed} />
      )}
    </>
  );
}
