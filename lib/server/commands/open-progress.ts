import "server-only";
import { actorFor, may } from "@/lib/domain/access";
import { decideSave } from "@/lib/domain/progress";
import { db, type Tx } from "../db/client";
import { conflict } from "../errors";
import { progressRecord, type ProgressRecord } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided, periodStateOf, requireOnTarget } from "./progress-refusal";

/** A report whose evidence the person may change now: it lies with the own unit. Throws like every command. */
export async function openProgress({ viewer, now }: ViewerContext, id: string): Promise<ProgressRecord> {
  const { report, target } = await progressRecord(viewer, id);
  requireOnTarget(viewer, "progress.write", target);
  const period = await periodStateOf(target, report.period, report, now);
  const checks = may(viewer, "progress.submit", target.ties);
  decided(decideSave(report, period, actorFor(viewer, "progress.write"), checks));
  return report;
}

/** Holds the report open for the rest of the transaction: CONFLICT when it was submitted since it was read. */
export async function requireStillOpen(tx: Tx, id: string): Promise<void> {
  const open = await tx.progressReport.count({ where: { id, state: { in: ["draft", "returned"] } } });
  if (open !== 1) throw conflict("progress_under_review");
}

/** A piece of evidence that a report shows already, by id; null where it does not. */
export async function evidenceOf(
  progressReportId: string,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly sha256: string | null } | null> {
  return db().evidence.findFirst({
    where: { id, reports: { some: { progressReportId } } },
    select: { id: true, name: true, sha256: true },
  });
}
