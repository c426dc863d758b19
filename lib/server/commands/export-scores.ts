import "server-only";
import { mayEver } from "@/lib/domain/access";
import { formatDecimal, formatSigned } from "@/lib/format/numbers";
import { formatPeriod } from "@/lib/format/dates";
import { type SheetFormat } from "@/lib/schemas/exports";
import { forbidden } from "../errors";
import { rankingSheet, scoreSheet } from "../exports/score-sheets";
import { madeNote } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { assessmentDetail, scorePage } from "../queries/assessments";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { type MadeFile } from "./record-export";

/** The ranking (得分排名) of an assessment in sight. @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function exportRanking(
  context: ViewerContext,
  { format, id }: { readonly format: SheetFormat; readonly id: string },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const [{ name, period, snapshot, units, state }, domain] = await Promise.all([
    assessmentDetail(viewer, id),
    exportWords(),
  ]);
  const note = [
    `依据快照“${snapshot.name}”（${formatPeriod(period, "zh-CN")}）`,
    ...(state === "draft" ? ["尚未公布"] : state === "discarded" ? ["已作废"] : []),
    `共${units.length}个单位`,
    madeNote({ viewer, now }, domain),
  ].join("；");
  return exportSheet(context, {
    subject: "scores",
    format,
    fileName: `考核得分排名-${name}`,
    sheet: rankingSheet(units, { title: `${name}得分排名`, note }),
    filters: { assessment: name, period },
  });
}

/** How one unit's points came about (得分由来). @throws LedgerError FORBIDDEN, NOT_FOUND */
export async function exportScore(
  context: ViewerContext,
  { format, id, unit }: { readonly format: SheetFormat; readonly id: string; readonly unit: string },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "export.make")) throw forbidden();
  const [page, domain, speaker] = await Promise.all([
    scorePage(viewer, { id, unitId: unit }, now),
    exportWords(),
    exportSpeaker(),
  ]);
  const { assessment, content } = page;
  const { sum } = content;
  const note = [
    `目标得分${formatDecimal(sum.base, 2)}，扣分${formatDecimal(sum.deducted, 2)}，加减分${formatSigned(sum.adjusted)}，总分${formatDecimal(sum.total, 2)}`,
    `依据快照“${assessment.snapshot.name}”`,
    madeNote({ viewer, now }, domain),
  ].join("；");
  return exportSheet(context, {
    subject: "score",
    format,
    fileName: `得分由来-${assessment.name}-${content.unit.shortName}`,
    sheet: scoreSheet(content, { title: `${content.unit.name}${assessment.name}得分由来`, note }, speaker),
    filters: { assessment: assessment.name, unit: content.unit.shortName },
  });
}
