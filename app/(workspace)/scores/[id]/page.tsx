import { RankingPage } from "@/components/scores/ranking-page";
import { type Viewer } from "@/lib/domain/access";
import { dayOf } from "@/lib/format/dates";
import { now } from "@/lib/server/clock";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { assessmentDetail, assessmentHistory } from "@/lib/server/queries/assessments";
import { settingOn } from "@/lib/server/queries/settings";
import { discard, publish } from "../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("scores");

export default async function Page({ params }: PageProps<"/scores/[id]">) {
  const reader = await requireViewer("score.view");
  const { id } = await params;
  return lookBack(reader, (viewer) => ranking(viewer, id));
}

async function ranking(viewer: Viewer, id: string) {
  const assessment = await orNotFound(assessmentDetail(viewer, id));
  const [history, { objectionDays }] = await Promise.all([
    assessmentHistory(viewer, id),
    settingOn("scoring_rules", dayOf(now())),
  ]);
  return <RankingPage {...{ assessment, history, objectionDays, publish, discard }} />;
}
