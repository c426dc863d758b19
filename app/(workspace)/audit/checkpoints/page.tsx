import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckpointPage } from "@/components/audit/checkpoint-page";
import { mayEver } from "@/lib/domain/access";
import { requireViewer } from "@/lib/server/http/page";
import { checkpointOverview } from "@/lib/server/queries/checkpoints";
import { compare, signNow } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.checkpoints"))("title") };
}

export default async function Page() {
  const viewer = await requireViewer("audit.view");
  return (
    <CheckpointPage
      overview={await checkpointOverview(viewer)}
      packages={mayEver(viewer, "package.make")}
      actions={{ compare, signNow }}
    />
  );
}
