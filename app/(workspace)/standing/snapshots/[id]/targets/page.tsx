import { getLocale, getTranslations } from "next-intl/server";
import { SnapshotTargets } from "@/components/snapshots/snapshot-targets";
import { snapshotHref, snapshotTargetsHref } from "@/components/standing/standing-links";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { pageOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { meets } from "@/lib/domain/target-narrowing";
import { formatDate } from "@/lib/format/dates";
import { frozenRowsSchema, targetFilterSchema } from "@/lib/schemas/target-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { snapshotDetail } from "@/lib/server/queries/snapshots";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("standing");

export default async function Page({ params, searchParams }: PageProps<"/standing/snapshots/[id]/targets">) {
  const reader = await requireViewer("standing.view");
  const asked = await searchParams;
  const narrowing = targetFilterSchema.parse(asked);
  const { page, at } = frozenRowsSchema.parse(asked);
  const { id } = await params;
  const snapshot = await lookBack(reader, (viewer) => orNotFound(snapshotDetail(viewer, id)));
  const [t, mark, locale] = await Promise.all([
    getTranslations("snapshots.rows"),
    getTranslations("snapshots"),
    getLocale(),
  ]);
  const met = snapshot.rows.filter((row) => meets(row, narrowing));
  const wanted = met.findIndex((row) => row.id === at);
  const rows = pageOf(met, wanted < 0 ? page : Math.floor(wanted / ROWS_PER_PAGE) + 1, ROWS_PER_PAGE);
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("title", { name: snapshot.name })}
        meta={<Badge tone="accent">{mark("mark")}</Badge>}
        purpose={t("purpose", { count: rows.total, day: formatDate(snapshot.takenAt, locale) })}
        back={{ href: snapshotHref(snapshot), label: t("back") }}
        actions={
          rows.total < snapshot.rows.length && (
            <LinkButton href={`${snapshotHref(snapshot)}/targets`}>{t("all")}</LinkButton>
          )
        }
      />
      <SnapshotTargets
        name={snapshot.name}
        rows={rows}
        hrefFor={(to) => snapshotTargetsHref(snapshot, narrowing, to)}
      />
    </div>
  );
}
