import { getTranslations } from "next-intl/server";
import { type z } from "zod";
import { CorrectionRequests } from "@/components/review/correction-requests";
import { ReviewQueue } from "@/components/review/review-queue";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { reviewPageSchema } from "@/lib/schemas/review-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { waitingCorrections } from "@/lib/server/queries/corrections";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { approve, refuse, unlock } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("review");

export default async function ReviewListPage({ searchParams }: PageProps<"/review">) {
  const reader = await requireViewer("progress.review");
  const asked = reviewPageSchema.parse(await searchParams);
  return lookBack(reader, (viewer) => reviewList(viewer, asked));
}

async function reviewList(viewer: Viewer, { page, ...filter }: z.output<typeof reviewPageSchema>) {
  const mayReview = mayEver(viewer, "progress.review");
  const [queue, corrections, t] = await Promise.all([
    reviewQueue(viewer, filter, { page }),
    waitingCorrections(viewer),
    getTranslations("review"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose", { total: queue.total })} />
      <CorrectionRequests requests={corrections} decide={mayReview ? { unlock, refuse } : null} />
      <ReviewQueue queue={queue} filter={filter} approve={mayReview ? approve : null} />
    </>
  );
}
