import { ReviewPage } from "@/components/review/review-page";
import { reviewFilterSchema } from "@/lib/schemas/review-filter";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { reviewItem } from "@/lib/server/queries/review";
import { approve, sendBack } from "../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("review");

export default async function ReviewReportPage({ params, searchParams }: PageProps<"/review/[id]">) {
  const viewer = await requireViewer("progress.review");
  const filter = reviewFilterSchema.parse(await searchParams);
  const item = await orNotFound(reviewItem(viewer, (await params).id, filter));
  return <ReviewPage item={item} filter={filter} approve={approve} sendBack={sendBack} />;
}
