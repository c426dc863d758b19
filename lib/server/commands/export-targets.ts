import "server-only";
import { mayEver } from "@/lib/domain/access";
import { type SheetFormat } from "@/lib/schemas/exports";
import { type StandingView, type TargetFilter } from "@/lib/schemas/target-filter";
import { forbidden } from "../errors";
import { targetConditions } from "../exports/condition-words";
import { ledgerSheet } from "../exports/ledger-sheet";
import { monthHead } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { resolveStandingView, type TargetStanding, targetStandings } from "../queries/target-standing";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";

/** The ledger (目标台账) as it is on the viewer's screen, by the same filters. Throws FORBIDDEN. */
export async function exportTargets(
  context: ViewerContext,
  input: { readonly format: SheetFormat; readonly view: StandingView; readonly filter: TargetFilter },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const { format, filter } = input;
  const [domain, speaker] = await Promise.all([exportWords(), exportSpeaker()]);
  const { year, period } = await resolveStandingView(viewer, input.view, now);
  const [targets, conditions] = await Promise.all([
    targetStandings(viewer, { year, period, filter, at: now }),
    targetConditions(filter, domain),
  ]);
  const { fileName, ...head } = await monthHead(
    { viewer, now },
    { subject: "目标台账", period, year, conditions, rows: targets.length },
    domain,
  );
  return exportSheet(context, {
    subject: "targets",
    format,
    fileName,
    sheet: ledgerSheet(targets, { ...head, note: [head.note, ...splitNote(targets)].join("；") }, speaker),
    filters: { period, ...filter },
  });
}

/** Parts (分解) are kept out of the ledger's sheet, whose rows are what is counted; importing it leaves them as they are. */
function splitNote(targets: readonly TargetStanding[]): readonly string[] {
  const split = targets.filter(({ parts }) => parts !== null).length;
  return split === 0 ? [] : [`其中${split}项已分解到单位，分解项不列入本表，导入时保持不变，详见目标档案`];
}
