import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { actingIds, type Right } from "@/lib/domain/access";
import {
  adjustedFields,
  type AdjustableContent,
  type AdjustmentDecision,
  decideAdjustmentRefusal,
  decideConfirmation,
  decideTakingBack,
  type ProposedAdjustment,
} from "@/lib/domain/adjustment";
import { changeBetween } from "@/lib/domain/audit-event";
import { keepsMeaning } from "@/lib/domain/target-setup";
import { type decideAdjustmentInput, type refuseAdjustmentInput } from "@/lib/schemas/targets";
import { db, type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { conflict, expectOne, knownAs, LedgerError, notFound } from "../errors";
import { ADJUSTMENT_COLUMNS, proposalOf } from "../queries/adjustments";
import { adjustableOf, contentOf } from "../queries/target-record";
import { ownSchedule, promiseColumns, refuseReported } from "./adjustment-change";
import { assignmentFacts, assignmentOf, loadNames, type Names, writeAssignment } from "./assignment-change";
import { type ViewerContext } from "./context";
import {
  refuseLosingReportedStages,
  scheduleFacts,
  type StoredSchedule,
  writeSchedule,
} from "./schedule-change";
import { type TargetRow, targetToChange } from "./target-change";

type DecideInput = z.output<typeof decideAdjustmentInput>;

/**
 * A second person confirms an adjustment: the new definition comes into force this month, the one before is kept with its
 * schedule, the reason and the document.
 *
 * @throws LedgerError NOT_FOUND · FORBIDDEN, also for the own proposal · CONFLICT when it was decided meanwhile, or the
 *   target was changed after it · INVALID when values were reported meanwhile that would mean something else
 */
export async function confirmAdjustment(context: ViewerContext, input: DecideInput): Promise<void> {
  const { row, proposal, target, actorIds } = await proposalToDecide(context, "adjustment.confirm", input);
  const before = adjustableOf(target);
  const { content } = settled(decideConfirmation(proposal, before, actorIds));
  const rescaled = !keepsMeaning(before, content);
  const names = await loadNames();

  await transact(context, async (tx, record) => {
    expectOne(
      await tx.target.updateMany({
        where: { id: target.id, version: target.version },
        data: { ...promiseColumns(content), updatedAt: context.now, version: { increment: 1 } },
      }),
    );
    if (rescaled) await refuseReported(tx, target.id);
    // Months set in the old unit or stages of another measure would be misread.
    if (rescaled) await tx.schedule.deleteMany({ where: { targetId: target.id } });
    const replacedId = randomUUID();
    await tx.targetVersion.create({
      data: {
        id: replacedId,
        targetId: target.id,
        version: target.version,
        definition: JSON.stringify(contentOf(target)),
        schedule: target.schedule && JSON.stringify(scheduleOf(target.schedule)),
        reason: row.reason,
        document: row.document,
        replacedAt: context.now,
        replacedById: row.proposedById,
      },
      select: { id: true },
    });
    await settle(tx, context, input, { state: "confirmed", replacedId });
    await record({
      action: "target.adjusted",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: {
        ...changeBetween(promiseColumns(before), promiseColumns(content)),
        document: row.document,
      },
      reason: row.reason,
    });
    await writePlan(tx, record, { target, proposal, content, rescaled, names, reason: row.reason });
  });
}

/** A second person refuses, with the reason. @throws as confirmAdjustment, INVALID without a reason */
export async function refuseAdjustment(
  context: ViewerContext,
  input: z.output<typeof refuseAdjustmentInput>,
): Promise<void> {
  const { row, proposal, target, actorIds } = await proposalToDecide(context, "adjustment.confirm", input);
  const { refusal } = settled(decideAdjustmentRefusal(proposal, actorIds, input.reason));
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "refused", refusal });
    await record({
      action: "target.adjustment_refused",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { document: row.document },
      reason: refusal,
    });
  });
}

/** Who proposed takes the proposal back. @throws as confirmAdjustment; FORBIDDEN for everybody else's */
export async function takeBackAdjustment(context: ViewerContext, input: DecideInput): Promise<void> {
  const { row, proposal, target, actorIds } = await proposalToDecide(context, "target.manage", input);
  settled(decideTakingBack(proposal, actorIds));
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "withdrawn" });
    await record({
      action: "target.adjustment_withdrawn",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { document: row.document },
    });
  });
}

/** Deadline, stages and schedule where the proposal sets them; each is told as when it is set without an adjustment. */
async function writePlan(
  tx: Tx,
  record: Recorder,
  plan: {
    readonly target: TargetRow;
    readonly proposal: ProposedAdjustment;
    readonly content: AdjustableContent;
    readonly rescaled: boolean;
    readonly names: Names;
    readonly reason: string;
  },
): Promise<void> {
  const { target, content, names, reason } = plan;
  const of = { record: { type: "target", id: target.id }, targetId: target.id, reason } as const;
  const fields = new Set(adjustedFields(plan.proposal).map(({ field }) => field));
  const held = plan.rescaled ? null : target.schedule;
  const own = ownSchedule(content);
  if ((own ?? held) && (fields.has("schedule") || fields.has("stages"))) {
    const next: StoredSchedule = own ?? { kind: "linear", entries: null };
    await refuseLosingReportedStages(tx, target.id, content.stages);
    await writeSchedule(tx, { id: target.id, schedule: held }, next);
    const change = changeBetween(scheduleFacts(target.year, held), scheduleFacts(target.year, next));
    await record({ action: "target.scheduled", ...of, payload: change });
  }
  const assignment = assignmentOf(target);
  if (!fields.has("dueOn") || !assignment || !content.dueOn) return;
  const next = { ...assignment, dueOn: content.dueOn };
  if (!(await writeAssignment(tx, target, next))) throw conflict();
  const change = changeBetween(assignmentFacts(names, assignment), assignmentFacts(names, next));
  await record({ action: "target.assigned", ...of, payload: change });
}

async function proposalToDecide({ viewer }: ViewerContext, right: Right, { id }: DecideInput) {
  const row = await db().adjustment.findUnique({ where: { id }, select: ADJUSTMENT_COLUMNS });
  if (!row) throw notFound();
  const { targetId } = row;
  const target = await knownAs({ type: "target", id: targetId }, targetToChange(viewer, right, targetId));
  return { row, proposal: proposalOf(row), target, actorIds: actingIds(viewer, right) };
}

function settled<Next>(decision: AdjustmentDecision<Next>): Next {
  if (decision.ok) return decision.next;
  const codes = { own_proposal: "FORBIDDEN", not_proposer: "FORBIDDEN", reason_missing: "INVALID" } as const;
  const code = decision.problem in codes ? codes[decision.problem as keyof typeof codes] : "CONFLICT";
  throw new LedgerError(code, { problem: `adjustment_${decision.problem}` });
}

async function settle(
  tx: Tx,
  { viewer, now }: ViewerContext,
  { id, version }: DecideInput,
  decided: { readonly state: string; readonly refusal?: string; readonly replacedId?: string },
): Promise<void> {
  expectOne(
    await tx.adjustment.updateMany({
      where: { id, version, state: "proposed" },
      data: { ...decided, decidedById: viewer.userId, decidedAt: now, version: { increment: 1 } },
    }),
  );
}

function scheduleOf({ kind, entries }: { kind: string; entries: string | null }) {
  return { kind, entries };
}
