import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AssessmentList } from "@/components/scores/assessment-list";
import { MakeAssessment } from "@/components/scores/score-dialogs";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { assessmentList } from "@/lib/server/queries/assessments";
import { snapshotList } from "@/lib/server/queries/snapshots";
import { make } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scores"))("title") };
}

export default async function ScoresPage() {
  return lookBack(await requireViewer("score.view"), scores);
}

async function scores(viewer: Viewer) {
  const [t, assessments] = await Promise.all([getTranslations("scores"), assessmentList(viewer)]);
  const snapshots = mayEver(viewer, "score.manage") ? await snapshotList(viewer) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        purpose={t("purpose")}
        actions={
          snapshots && (
            <MakeAssessment snapshots={snapshots.map(({ id, name }) => ({ id, name }))} make={make} />
          )
        }
      />
      <AssessmentList assessments={assessments} />
    </>
  );
}
