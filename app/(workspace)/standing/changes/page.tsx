import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangesPage } from "@/components/standing/changes-page";
import { standingChangesSchema } from "@/lib/schemas/target-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { standingReport } from "@/lib/server/queries/standing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/standing/changes">) {
  const reader = await requireViewer("standing.view");
  const { kind, page, ...view } = standingChangesSchema.parse(await searchParams);
  return lookBack(reader, async (viewer) => {
    const { changes, ...report } = await standingReport(viewer, { ...view, by: "unit" });
    return <ChangesPage {...{ report, changes, kind, page }} />;
  });
}
