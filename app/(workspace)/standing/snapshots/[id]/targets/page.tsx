import { getLocale, getTranslations } from "next-intl/server";
import { SnapshotTargets } from "@/components/snapshots/snapshot-targets";
import { snapshotHref } from "@/components/standing/standing-links";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { meets } from "@/lib/domain/target-narrowing";
import { formatDate } from "@/lib/format/dates";
import { targetFilterSchema } from "@/lib/schemas/target-filter";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { snapshotDetail } from "@/lib/server/queries/snapshots";

export default async function Page({ params, searchParams }: PageProps<"/standing/snapshots/[id]/targets">) {
  const viewer = await requireViewer("standing.view");
  const narrowing = targetFilterSchema.parse(await searchParams);
  const snapshot = await orNotFound(snapshotDetail(viewer, (await params).id));
  const [t, mark, locale] = await Promise.all([
    getTranslations("snapshots.rows"),
    getTranslations("snapshots"),
    getLocale(),
  ]);
  const rows = snapshot.rows.filter((row) => meets(row, narrowing));
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("title", { name: snapshot.name })}
        meta={<Badge tone="accent">{mark("mark")}</Badge>}
        purpose={t("purpose", { count: rows.length, day: formatDate(snapshot.takenAt, locale) })}
        back={{ href: snapshotHref(snapshot), label: t("back") }}
        actions={
          rows.length < snapshot.rows.length && (
            <LinkButton href={`${snapshotHref(snapshot)}/targets`}>{t("all")}</LinkButton>
          )
        }
      />
      <SnapshotTargets name={snapshot.name} rows={rows} />
    </div>
  );
}
