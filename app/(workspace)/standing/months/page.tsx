import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MonthsPage } from "@/components/standing/months-page";
import { standingPageSchema } from "@/lib/schemas/target-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { standingYear } from "@/lib/server/queries/standing-months";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing.tab"))("months") };
}

export default async function Page({ searchParams }: PageProps<"/standing/months">) {
  const reader = await requireViewer("standing.view");
  const asked = standingPageSchema.parse(await searchParams);
  return lookBack(reader, async (viewer) => <MonthsPage course={await standingYear(viewer, asked)} />);
}
