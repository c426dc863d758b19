import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { ProgressPage } from "@/components/progress/progress-page";
import { daysUntil } from "@/lib/domain/period";
import { progressKey } from "@/lib/schemas/progress";
import { draftOwner } from "@/lib/server/auth/draft-secret";
import { now } from "@/lib/server/clock";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { progressForm } from "@/lib/server/queries/progress-form";
import * as actions from "../../actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("progress");

export default async function ReportMonthPage({ params }: PageProps<"/progress/[period]/[targetId]">) {
  const viewer = await requireViewer("progress.write");
  const key = progressKey.safeParse(await params);
  if (!key.success) notFound();
  const view = await orNotFound(progressForm(viewer, key.data));
  const { save, submit, handOver, sendBack, askCorrection, addLink, detach, stored } = actions;
  return (
    <ProgressPage
      view={view}
      newReportId={randomUUID()}
      owner={draftOwner(viewer)}
      days={daysUntil(view.deadline, now())}
      actions={{ save, submit, handOver, sendBack, askCorrection, addLink, detach, stored }}
    />
  );
}
