import { ScorePage } from "@/components/scores/score-page";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { scorePage } from "@/lib/server/queries/assessments";
import { adjust, answer, object } from "../../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("scores");

export default async function Page({ params }: PageProps<"/scores/[id]/[unit]">) {
  const reader = await requireViewer("score.view");
  const { id, unit } = await params;
  return lookBack(reader, async (viewer) => {
    const page = await orNotFound(scorePage(viewer, { id, unitId: unit }));
    return <ScorePage {...{ page, adjust, answer, object }} />;
  });
}
