import "server-only";
import { type z } from "zod";
import { actingIds, may } from "@/lib/domain/access";
import {
  CORRECTION_STATES,
  type CorrectionDecision,
  decideRefusal,
  decideUnlocking,
} from "@/lib/domain/correction";
import { memberOf } from "@/lib/domain/vocabulary";
import { type refuseCorrectionInput, type unlockCorrectionInput } from "@/lib/schemas/progress";
import { db, type Tx } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, knownAs, LedgerError, mayNot, notFound } from "../errors";
import { latestRevision, progressRecord } from "../queries/progress-record";
import { type ViewerContext } from "./context";

/**
 * The supervisor unlocks one approved report: a new revision begins as its copy, evidence included, of the unit that
 * leads the target now. The approved one stays as it is and counts until the new one is approved.
 *
 * @throws LedgerError NOT_FOUND · FORBIDDEN, also for the own request · CONFLICT when it was decided meanwhile
 */
export async function unlockCorrection(
  context: ViewerContext,
  input: z.output<typeof unlockCorrectionInput>,
): Promise<void> {
  const { viewer, now } = context;
  const { request, report, target } = await requestOf(context, input.id);
  const latest = await latestRevision(report.targetId, report.period);
  const actors = actingIds(viewer, "progress.review");
  const next = settled(decideUnlocking(request, latest ?? report, actors));
  const unitId = target.ties.leadUnitId;
  if (!unitId) throw notFound();
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "unlocked" });
    const attached = await tx.evidenceOnReport.findMany({
      where: { progressReportId: report.id },
      select: { evidenceId: true },
    });
    await tx.progressReport.create({
      data: {
        id: input.newId,
        targetId: report.targetId,
        unitId,
        period: report.period,
        revision: next.revision,
        state: "draft",
        authorId: request.requestedById,
        contributors: JSON.stringify([request.requestedById]),
        correctionReason: request.reason,
        value: report.value,
        notPublished: report.notPublished,
        stage: report.stage,
        judgement: report.judgement,
        progress: report.progress,
        problems: report.problems,
        nextStep: report.nextStep,
        createdAt: now,
        updatedAt: now,
        evidence: { create: attached },
      },
      select: { id: true },
    });
    await record({
      action: "progress.correction_opened",
      record: { type: "progress", id: input.newId },
      targetId: report.targetId,
      payload: { period: report.period, revision: next.revision, unitId },
      reason: request.reason,
    });
  });
}

/** The supervisor leaves the report locked, with the reason. @throws as unlockCorrection, INVALID without a reason */
export async function refuseCorrection(
  context: ViewerContext,
  input: z.output<typeof refuseCorrectionInput>,
): Promise<void> {
  const { request, report } = await requestOf(context, input.id);
  const { refusal } = settled(decideRefusal(request, input.reason));
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "refused", refusal });
    await record({
      action: "progress.correction_refused",
      record: { type: "progress", id: report.id },
      targetId: report.targetId,
      payload: { period: report.period, revision: report.revision },
      reason: refusal,
    });
  });
}

/** What the rules decided to do. Throws the LedgerError of their refusal. */
export function settled<Next>(decision: CorrectionDecision<Next>): Next {
  if (decision.ok) return decision.next;
  const codes = { own_request: "FORBIDDEN", reason_missing: "INVALID" } as const;
  const code = decision.problem in codes ? codes[decision.problem as keyof typeof codes] : "CONFLICT";
  throw new LedgerError(code, { problem: `correction_${decision.problem}` });
}

async function requestOf({ viewer }: ViewerContext, requestId: string) {
  const row = await db().correctionRequest.findUnique({
    where: { id: requestId },
    select: { progressReportId: true, reason: true, state: true, requestedById: true },
  });
  if (!row) throw notFound();
  const { progressReportId: id } = row;
  const { report, target } = await knownAs({ type: "progress", id }, progressRecord(viewer, id));
  if (!may(viewer, "progress.review", target.ties)) throw mayNot("progress.review", "progress", report.id);
  return { request: { ...row, state: memberOf(CORRECTION_STATES, row.state) }, report, target };
}

async function settle(
  tx: Tx,
  { viewer, now }: ViewerContext,
  { id, version }: { readonly id: string; readonly version: number },
  decided: { readonly state: string; readonly refusal?: string },
): Promise<void> {
  expectOne(
    await tx.correctionRequest.updateMany({
      where: { id, version, state: "requested" },
      data: { ...decided, decidedById: viewer.userId, decidedAt: now, version: { increment: 1 } },
    }),
  );
}
