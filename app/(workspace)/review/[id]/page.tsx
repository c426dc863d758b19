import { ReviewPage } from "@/components/review/review-page";
import { mayEver } from "@/lib/domain/access";
import { reviewFilterSchema } from "@/lib/schemas/review-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { reviewItem } from "@/lib/server/queries/review";
import { approve, sendBack } from "../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("review");

export default async function ReviewReportPage({ params, searchParams }: PageProps<"/review/[id]">) {
  const reader = await requireViewer("progress.review");
  const filter = reviewFilterSchema.parse(await searchParams);
  const { id } = await params;
  return lookBack(reader, async (viewer) => {
    const item = await orNotFound(reviewItem(viewer, id, filter));
    const mayReview = mayEver(viewer, "progress.review");
    return <ReviewPage {...{ item, filter, mayReview, approve, sendBack }} />;
  });
}
