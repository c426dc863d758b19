import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PackagePage } from "@/components/audit/package-page";
import { requireViewer } from "@/lib/server/http/page";
import { packageChoices, packageList } from "@/lib/server/queries/packages";
import { request } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.packages"))("title") };
}

export default async function Page() {
  const viewer = await requireViewer("package.make");
  const [packages, choices] = await Promise.all([packageList(viewer), packageChoices(viewer)]);
  return <PackagePage packages={packages} choices={choices} request={request} />;
}
