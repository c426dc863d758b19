import { SnapshotPage } from "@/components/snapshots/snapshot-page";
import { mayEver } from "@/lib/domain/access";
import { standingListsSchema, standingPageSchema } from "@/lib/schemas/target-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { snapshotReport } from "@/lib/server/queries/standing";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("standing");

export default async function Page({ params, searchParams }: PageProps<"/standing/snapshots/[id]">) {
  const reader = await requireViewer("standing.view");
  const [asked, { id }] = await Promise.all([searchParams, params]);
  const { by } = standingPageSchema.parse(asked);
  const lists = standingListsSchema.parse(asked);
  return lookBack(reader, async (viewer) => {
    const frozen = await orNotFound(snapshotReport(viewer, id, by));
    return <SnapshotPage {...frozen} lists={lists} mayExport={mayEver(viewer, "export.make")} />;
  });
}
