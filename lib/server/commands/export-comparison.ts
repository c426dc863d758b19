import "server-only";
import { mayEver } from "@/lib/domain/access";
import { formatDate } from "@/lib/format/dates";
import { type SheetFormat } from "@/lib/schemas/exports";
import { forbidden, notFound } from "../errors";
import { comparisonSheet } from "../exports/comparison-sheet";
import { madeNote } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { compareSnapshots } from "../queries/snapshot-comparison";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";

/** What changed between two snapshots, as a sheet. @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function exportComparison(
  context: ViewerContext,
  {
    format,
    before,
    after,
  }: { readonly format: SheetFormat; readonly before?: string; readonly after?: string },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  if (!before || !after) throw notFound();
  const [domain, speaker] = await Promise.all([exportWords(), exportSpeaker()]);
  const comparison = await compareSnapshots(viewer, before, after);
  const [was, is] = [comparison.before.snapshot, comparison.after.snapshot];
  const note = [
    ...[was, is].map(({ name, takenAt }) => `${name}，${formatDate(takenAt, "zh-CN")}存下`),
    `共${comparison.changes.length}行`,
    madeNote({ viewer, now }, domain),
  ].join("；");
  return exportSheet(context, {
    subject: "comparison",
    format,
    fileName: ["快照对照", was.name, is.name].join("-"),
    sheet: comparisonSheet(comparison.changes, { title: `${was.name}与${is.name}对照`, note }, speaker),
    filters: { before: was.name, after: is.name },
  });
}
