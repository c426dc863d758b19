import { getTranslations } from "next-intl/server";
import { CorrectionRequests } from "@/components/review/correction-requests";
import { ReviewQueue } from "@/components/review/review-queue";
import { PageHeader } from "@/components/ui/page-header";
import { reviewPageSchema } from "@/lib/schemas/review-filter";
import { requireViewer } from "@/lib/server/http/page";
import { waitingCorrections } from "@/lib/server/queries/corrections";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { approve, refuse, unlock } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("review");

export default async function ReviewListPage({ searchParams }: PageProps<"/review">) {
  const viewer = await requireViewer("progress.review");
  const { page, ...filter } = reviewPageSchema.parse(await searchParams);
  const [queue, corrections, t] = await Promise.all([
    reviewQueue(viewer, filter, { page }),
    waitingCorrections(viewer),
    getTranslations("review"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose", { total: queue.total })} />
      <CorrectionRequests requests={corrections} unlock={unlock} refuse={refuse} />
      <ReviewQueue queue={queue} filter={filter} approve={approve} />
    </>
  );
}
