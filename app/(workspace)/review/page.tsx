import { getTranslations } from "next-intl/server";
import { ReviewQueue } from "@/components/review/review-queue";
import { PageHeader } from "@/components/ui/page-header";
import { reviewFilterSchema } from "@/lib/schemas/review-filter";
import { requireViewer } from "@/lib/server/http/page";
import { reviewQueue } from "@/lib/server/queries/review";
import { approve } from "./actions";

export default async function ReviewListPage({ searchParams }: PageProps<"/review">) {
  const viewer = await requireViewer("progress.review");
  const filter = reviewFilterSchema.parse(await searchParams);
  const [queue, t] = await Promise.all([reviewQueue(viewer, filter), getTranslations("review")]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose", { total: queue.total })} />
      <ReviewQueue queue={queue} filter={filter} approve={approve} />
    </>
  );
}
