import "server-only";
import { mayEver } from "@/lib/domain/access";
import { formatDate, formatPeriod } from "@/lib/format/dates";
import { type SheetFormat } from "@/lib/schemas/exports";
import { forbidden } from "../errors";
import { snapshotSheet } from "../exports/snapshot-sheet";
import { madeNote } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { snapshotDetail } from "../queries/snapshots";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";

/** A snapshot (快照) as a ledger with the sources of its figures. @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function exportSnapshot(
  context: ViewerContext,
  { format, id }: { readonly format: SheetFormat; readonly id: string },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const [domain, speaker] = await Promise.all([exportWords(), exportSpeaker()]);
  const snapshot = await snapshotDetail(viewer, id);
  const { name, period, takenAt, sha256, rows } = snapshot;
  const day = formatDate(takenAt, "zh-CN");
  const note = [
    `快照，${day}存下`,
    `数据截至${formatPeriod(period, "zh-CN")}`,
    `共${rows.length}行`,
    `SHA-256 ${sha256}`,
    madeNote({ viewer, now }, domain),
  ].join("；");
  return exportSheet(context, {
    subject: "snapshot",
    format,
    fileName: ["快照", name, day].join("-"),
    sheet: snapshotSheet(rows, { title: `${snapshot.government ?? ""}${name}`, note }, speaker),
    filters: { snapshot: name, period },
  });
}
