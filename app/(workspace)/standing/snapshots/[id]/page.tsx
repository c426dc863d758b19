import { SnapshotPage } from "@/components/snapshots/snapshot-page";
import { mayEver } from "@/lib/domain/access";
import { standingListsSchema, standingPageSchema } from "@/lib/schemas/target-filter";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { snapshotReport } from "@/lib/server/queries/standing";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("standing");

export default async function Page({ params, searchParams }: PageProps<"/standing/snapshots/[id]">) {
  const viewer = await requireViewer("standing.view");
  const asked = await searchParams;
  const { by } = standingPageSchema.parse(asked);
  const frozen = await orNotFound(snapshotReport(viewer, (await params).id, by));
  return (
    <SnapshotPage
      {...frozen}
      lists={standingListsSchema.parse(asked)}
      mayExport={mayEver(viewer, "export.make")}
    />
  );
}
