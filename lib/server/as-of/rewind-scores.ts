import "server-only";
import { type Tx } from "../db/client";
import { type Point } from "./later-events";

/** Snapshots (快照) and assessments (考核) that were made by then, with the scores and objections of then. */
export async function rewindScores(tx: Tx, { at }: Point): Promise<void> {
  const later = { gt: at };
  // What never changes in a ledger may go in a copy of one.
  await tx.$executeRaw`DROP TRIGGER "UnitScore_no_delete"`;
  await tx.$executeRaw`DROP TRIGGER "Snapshot_no_delete"`;
  await tx.scoreObjection.deleteMany({ where: { raisedAt: later } });
  await tx.scoreObjection.updateMany({
    where: { answeredAt: later },
    data: { state: "open", answer: null, points: null, answeredById: null, answeredAt: null },
  });
  await tx.unitScore.deleteMany({ where: { madeAt: later } });
  await tx.assessment.deleteMany({ where: { createdAt: later } });
  await tx.snapshot.deleteMany({ where: { takenAt: later } });
}
