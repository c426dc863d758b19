import "server-only";
import { type Facts } from "@/lib/domain/audit-event";
import { replayTarget } from "@/lib/domain/replay";
import { type Tx } from "../db/client";
import { breathe } from "../run-beside";
import { byRecord, laterEvents, type Point, readEvent, removeLaterEvents } from "./later-events";
import { oldNames, writeAssignmentFacts } from "./rewind-assignment";
import { rewindNotices } from "./rewind-notices";
import { rewindPeriods } from "./rewind-periods";
import { rewindProgress } from "./rewind-progress";
import { rewindScores } from "./rewind-scores";
import { rewindStated } from "./rewind-stated";
import { rewindStatements } from "./rewind-statements";
import { rewindWordings } from "./rewind-wordings";

/**
 * Takes a copy of a ledger back to how it was: what came later goes, and what was changed in place gets what the log
 * says it had before. Only for a copy that nobody else has open; it is no ledger to write in any more.
 */
export async function rewind(tx: Tx, point: Point): Promise<void> {
  await removeLater(tx, point);
  await rewindTargets(tx, point);
  await rewindProgress(tx, point);
  await rewindNotices(tx, point);
  await rewindPeriods(tx, point);
  await rewindScores(tx, point);
  await rewindStatements(tx, point);
  await rewindWordings(tx, point);
  await rewindStated(tx, point);
  await removeLaterEvents(tx, point);
}

/** Rows that came into being later, those first that lean on others. */
async function removeLater(tx: Tx, { at }: Point): Promise<void> {
  const later = { gt: at };
  /** Each takes its time on a large ledger: others have their turn in between. */
  const turn = async (work: Promise<unknown>): Promise<void> => {
    await work;
    await breathe();
  };
  const report = { is: { createdAt: later } };
  const target = { is: { createdAt: later } };
  await turn(
    tx.evidenceOnReport.deleteMany({
      where: { OR: [{ progressReport: report }, { evidence: { is: { addedAt: later } } }] },
    }),
  );
  await turn(
    tx.correctionRequest.deleteMany({
      where: { OR: [{ requestedAt: later }, { progressReport: report }] },
    }),
  );
  await turn(
    tx.disclosureWording.deleteMany({
      where: { OR: [{ writtenAt: later }, { disclosure: { is: { target } } }] },
    }),
  );
  await turn(tx.disclosure.deleteMany({ where: { target } }));
  await turn(tx.progressReport.deleteMany({ where: { createdAt: later } }));
  await turn(tx.adjustment.deleteMany({ where: { proposedAt: later } }));
  await turn(
    tx.adjustment.updateMany({
      where: { decidedAt: later },
      data: { state: "proposed", decidedById: null, decidedAt: null, refusal: null, replacedId: null },
    }),
  );
  await turn(tx.targetVersion.deleteMany({ where: { replacedAt: later } }));
  await turn(tx.evidence.deleteMany({ where: { addedAt: later } }));
  await turn(tx.lightOverride.deleteMany({ where: { setAt: later } }));
  await turn(tx.lightOverride.updateMany({ where: { liftedAt: later }, data: { liftedAt: null } }));
  await turn(tx.instructionReply.deleteMany({ where: { at: later } }));
  await turn(tx.instruction.deleteMany({ where: { issuedAt: later } }));
  await turn(
    tx.noticeReply.deleteMany({
      where: { OR: [{ at: later }, { notice: { is: { createdAt: later } } }] },
    }),
  );
  await turn(tx.noticeTarget.deleteMany({ where: { notice: { is: { createdAt: later } } } }));
  await turn(
    tx.instruction.updateMany({
      where: { notice: { is: { createdAt: later } } },
      data: { noticeId: null },
    }),
  );
  await turn(tx.notice.deleteMany({ where: { createdAt: later } }));
  await turn(tx.assignmentSupport.deleteMany({ where: { assignment: { is: { target } } } }));
  await turn(tx.assignment.deleteMany({ where: { target } }));
  await turn(tx.schedule.deleteMany({ where: { target } }));
  // Parts before their wholes.
  await turn(tx.target.deleteMany({ where: { createdAt: later, partNumber: { gt: 0 } } }));
  await turn(tx.target.deleteMany({ where: { createdAt: later } }));
  await turn(tx.setting.deleteMany({ where: { setAt: later } }));
}

async function rewindTargets(tx: Tx, point: Point): Promise<void> {
  const later = byRecord(await laterEvents(tx, point, "target"));
  const targets = await tx.target.findMany({
    where: { id: { in: [...later.keys()] } },
    select: { id: true, year: true },
  });
  const ids = await oldNames(tx);
  for (const { id, year } of targets) {
    await breathe();
    const rows = await tx.auditEvent.findMany({
      where: { recordType: "target", recordId: id, seq: { lte: point.seq } },
      orderBy: { seq: "asc" },
      select: { seq: true, action: true, recordId: true, targetId: true, body: true },
    });
    const { columns, assignment, schedule, split } = replayTarget(
      year,
      rows.map(readEvent),
      later.get(id) ?? [],
    );
    const changed = { ...columns, ...split };
    if (Object.keys(changed).length > 0)
      await tx.target.update({ where: { id }, data: changed as Facts & object, select: { id: true } });
    if (assignment !== undefined) await writeAssignmentFacts(tx, id, assignment, ids);
    if (schedule === undefined) continue;
    await tx.schedule.deleteMany({ where: { targetId: id } });
    if (schedule)
      await tx.schedule.create({
        data: { id: `then-${id}`, targetId: id, ...schedule },
        select: { id: true },
      });
  }
}
