import "server-only";
import { mayEver } from "@/lib/domain/access";
import { type SheetFormat } from "@/lib/schemas/exports";
import { type StandingDimension, type StandingView } from "@/lib/schemas/target-filter";
import { forbidden } from "../errors";
import { monthHead } from "../exports/sheet-head";
import { standingSheet } from "../exports/standing-sheet";
import { exportWords } from "../exports/words";
import { standingReport } from "../queries/standing";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";

const SUBJECTS: Readonly<Record<StandingDimension, string>> = {
  unit: "完成情况（按牵头单位）",
  category: "完成情况（按类别）",
  leader: "完成情况（按分管领导）",
  livelihood: "完成情况（民生实事）",
};

/** The standing (完成情况) by unit, category or leader as it is on the viewer's screen. Throws FORBIDDEN. */
export async function exportStanding(
  context: ViewerContext,
  input: {
    readonly format: SheetFormat;
    readonly view: StandingView & { readonly by: StandingDimension };
  },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const domain = await exportWords();
  const report = await standingReport(viewer, input.view, now);
  const { year, period, by } = report;
  const { fileName, ...head } = await monthHead(
    { viewer, now },
    { subject: SUBJECTS[by], period, year, conditions: [], rows: report.groups.length },
    domain,
  );
  return exportSheet(context, {
    subject: "standing",
    format: input.format,
    fileName,
    sheet: standingSheet(report, head, domain),
    filters: { period, by },
  });
}
