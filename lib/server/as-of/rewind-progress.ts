import "server-only";
import { PROGRESS_TABLES } from "@/lib/domain/stated/progress-tables";
import { replayRows, said } from "@/lib/domain/stated/rows";
import { statingEvent } from "../audit/stating-event";
import { type Tx } from "../db/client";
import { breathe } from "../run-beside";
import { laterEvents, type Point } from "./later-events";
import { cellsOf } from "./stated-cells";

const RULES = PROGRESS_TABLES.filter(({ table }) => ["progressReport", "correctionRequest"].includes(table));

/** What a report says, how far it has come, and by whom. */
const COLUMNS = [
  ...["unitId", "state", "value", "notPublished", "stage", "judgement", "progress", "problems", "nextStep"],
  ...["returnReason", "returnedBy", "handedOverAt", "handedOverById", "contributors", "authorId"],
  ...["submitterId", "submittedAt", "reviewerId", "reviewedAt"],
] as const;

/** So many reports are taken back before others have their turn. */
const TURN = 50;

/** Reports in the state and with the words that they had, with the evidence that was on them. */
export async function rewindProgress(tx: Tx, point: Point): Promise<void> {
  const touched = new Set((await laterEvents(tx, point, "progress")).map(({ recordId }) => recordId));
  const kept = await tx.progressReport.findMany({
    where: { id: { in: [...touched] } },
    select: { id: true, targetId: true, period: true, revision: true },
  });
  for (const [index, report] of kept.entries()) {
    if (index % TURN === 0) await breathe();
    await rewindReport(tx, point, report);
  }
  await tx.correctionRequest.updateMany({
    where: { decidedAt: { gt: point.at } },
    data: { state: "requested", decidedById: null, decidedAt: null, refusal: null },
  });
  await attachAgain(tx, point);
}

async function rewindReport(
  tx: Tx,
  { seq }: Point,
  { id, targetId, period, revision }: { id: string; targetId: string; period: string; revision: number },
): Promise<void> {
  // A correction begins as the revision before it, and by whoever asked for it.
  const revisions =
    revision > 1
      ? await tx.progressReport.findMany({ where: { targetId, period }, select: { id: true } })
      : [{ id }];
  const events = await tx.auditEvent.findMany({
    where: { recordType: "progress", recordId: { in: revisions.map((one) => one.id) }, seq: { lte: seq } },
    orderBy: { seq: "asc" },
    select: { body: true },
  });
  const rows = replayRows(
    RULES,
    events.map(({ body }) => statingEvent(body)),
  );
  const then = rows.get("progressReport")?.find((row) => said(row, "id") === id);
  if (then) await tx.progressReport.updateMany({ where: { id }, data: cellsOf(then, COLUMNS) });
}

/** Evidence that was taken off a draft since is on it again. */
async function attachAgain(tx: Tx, point: Point): Promise<void> {
  const opened = await laterEvents(tx, point, "progress", ["progress.correction_opened"]);
  for (const { recordId, seq, targetId, payload } of await laterEvents(tx, point, "evidence", [
    "evidence.detached",
  ])) {
    const period = String(payload.period);
    // Taken off a revision that came later, it was not on this one's desk any more.
    const later = opened.some(
      (one) => one.targetId === targetId && one.payload.period === period && one.seq < seq,
    );
    const report = await tx.progressReport.findFirst({
      where: { targetId: targetId ?? "", period },
      orderBy: { revision: "desc" },
      select: { id: true },
    });
    if (later || !report || (await tx.evidence.count({ where: { id: recordId } })) === 0) continue;
    const place = { progressReportId: report.id, evidenceId: recordId };
    if ((await tx.evidenceOnReport.count({ where: place })) === 0)
      await tx.evidenceOnReport.createMany({ data: [place] });
  }
}
