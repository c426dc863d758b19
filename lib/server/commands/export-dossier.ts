import "server-only";
import { mayEver } from "@/lib/domain/access";
import { formatPeriod } from "@/lib/format/dates";
import { type BookFormat } from "@/lib/schemas/exports";
import { type StandingView } from "@/lib/schemas/target-filter";
import { forbidden } from "../errors";
import { dossierBook } from "../exports/dossier-book";
import { writeXlsx } from "../exports/sheet";
import { madeNote } from "../exports/sheet-head";
import { printSheets } from "../exports/print-pdf";
import { exportSpeaker, exportWords } from "../exports/words";
import { targetPage } from "../queries/target-page";
import { type ViewerContext } from "./context";
import { exportFile, type MadeFile } from "./record-export";

/** Everything that is known of one target (目标档案), as far as the viewer sees it. @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function exportDossier(
  context: ViewerContext,
  input: { readonly format: BookFormat; readonly id: string; readonly view: StandingView },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const [domain, speaker, page] = await Promise.all([
    exportWords(),
    exportSpeaker(),
    targetPage(viewer, input.id, input.view),
  ]);
  const note = `数据截至${formatPeriod(page.period, "zh-CN")}；${madeNote({ viewer, now }, domain)}`;
  const sheets = dossierBook(page, note, speaker);
  return exportFile(context, {
    subject: "dossier",
    format: input.format,
    fileName: `目标档案-${page.target.indicator}`,
    write: (mark) => (input.format === "xlsx" ? writeXlsx(sheets, mark) : printSheets(sheets, mark)),
    rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    filters: { target: input.id, period: page.period },
  });
}
