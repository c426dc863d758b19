import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparisonPage } from "@/components/snapshots/comparison-page";
import { mayEver } from "@/lib/domain/access";
import { comparisonPageSchema } from "@/lib/schemas/snapshots";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { compareSnapshots } from "@/lib/server/queries/snapshot-comparison";
import { snapshotList } from "@/lib/server/queries/snapshots";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("snapshots.compare"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/standing/snapshots/compare">) {
  const reader = await requireViewer("standing.view");
  const { page, ...chosen } = comparisonPageSchema.parse(await searchParams);
  const { before, after } = chosen;
  return lookBack(reader, async (viewer) => {
    const [snapshots, comparison] = await Promise.all([
      snapshotList(viewer),
      before && after ? orNotFound(compareSnapshots(viewer, before, after)) : null,
    ]);
    const mayExport = mayEver(viewer, "export.make");
    return <ComparisonPage {...{ snapshots, chosen, comparison, page, mayExport }} />;
  });
}
