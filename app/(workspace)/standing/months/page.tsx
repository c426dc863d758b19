import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MonthsPage } from "@/components/standing/months-page";
import { standingPageSchema } from "@/lib/schemas/target-filter";
import { requireViewer } from "@/lib/server/http/page";
import { standingYear } from "@/lib/server/queries/standing-months";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing.tab"))("months") };
}

export default async function Page({ searchParams }: PageProps<"/standing/months">) {
  const viewer = await requireViewer("standing.view");
  return <MonthsPage course={await standingYear(viewer, standingPageSchema.parse(await searchParams))} />;
}
