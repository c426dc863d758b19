import { type Metadata } from "next";
import { RecordHistory } from "@/components/audit/record-history";
import { ReportHead } from "@/components/reports/report-head";
import { workspaceText } from "@/components/statements/sent-text";
import { SentWorkspace } from "@/components/statements/sent-workspace";
import { type Viewer } from "@/lib/domain/access";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { reportHistory } from "@/lib/server/queries/record-history";
import { reportDetail, reportTitle } from "@/lib/server/queries/reports";
import { paragraphsOfReport } from "@/lib/server/queries/report-paragraphs";
import { statementsOfReport } from "@/lib/server/queries/statements";
import * as actions from "./actions";

interface ReportPageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const reader = await requireViewer("report.view");
  const { id } = await params;
  return lookBack(reader, async (viewer) => ({ title: await orNotFound(reportTitle(viewer, id)) }));
}

export default async function ReportPage({ params }: ReportPageProps) {
  const reader = await requireViewer("report.view");
  const { id } = await params;
  return lookBack(reader, (viewer) => reportOf(viewer, id));
}

async function reportOf(viewer: Viewer, id: string) {
  const report = await orNotFound(reportDetail(viewer, id));
  const [initial, history] = await Promise.all([statementsOfReport(viewer, id), reportHistory(viewer, id)]);
  const sent = workspaceText({
    reportId: id,
    text: report.text,
    paragraphs: paragraphsOfReport(report),
    pages: report.pages,
    ...report.outline,
    initial,
    mayDecide: report.mayDecide,
  });
  const { change, confirm, confirmAll, edit, reject, restore, split, merge, unreplace, add, draft } = actions;
  return (
    <>
      <ReportHead report={report} change={change} />
      <SentWorkspace
        key={id}
        sent={sent}
        actions={{ confirm, confirmAll, edit, reject, restore, split, merge, unreplace, add, draft }}
      />
      <RecordHistory events={history} className="mt-4" />
    </>
  );
}
