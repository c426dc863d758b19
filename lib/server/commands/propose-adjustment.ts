import "server-only";
import { type z } from "zod";
import { actorFor } from "@/lib/domain/access";
import { decideAssignment } from "@/lib/domain/assignment";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { type AdjustableContent, decideProposal } from "@/lib/domain/adjustment";
import { periodOfDay } from "@/lib/domain/period";
import { type TargetContent, type TargetGap } from "@/lib/domain/target";
import { keepsMeaning } from "@/lib/domain/target-setup";
import { type proposeAdjustmentInput } from "@/lib/schemas/targets";
import { transact } from "../db/transact";
import { conflict, invalid } from "../errors";
import { adjustableOf, customScheduleOf, stagesOf } from "../queries/target-record";
import { ownSchedule, promiseColumns, refuseReported } from "./adjustment-change";
import { assignmentOf } from "./assignment-change";
import { type ViewerContext } from "./context";
import { refuseLosingReportedStages, scheduleFacts, typedSchedule } from "./schedule-change";
import { type TargetRow, targetToChange } from "./target-change";

type ProposeInput = z.output<typeof proposeAdjustmentInput>;

/** The field of the form at which a gap is shown. */
const GAP_FIELDS: Readonly<Record<TargetGap, string>> = {
  indicator_missing: "indicator",
  measure_unfit: "measure",
  value_missing: "low",
  value_not_a_number: "low",
  range_reversed: "high",
  unit_missing: "unit",
  baseline_not_a_number: "baseline",
  stages_missing: "measure",
  stage_unnamed: "measure",
  stages_out_of_order: "measure",
  due_period_missing: "measure",
};

/**
 * Proposes to adjust a target (目标调整), with the reason and the document that allows it. Nothing changes before a second
 * person confirms it; one proposal waits at a time.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was changed meanwhile, or another proposal waits · INVALID
 *   with a sentence at the field, without a change or a document, or when values were reported that would mean something
 *   else under the new definition
 */
export async function proposeAdjustment(context: ViewerContext, input: ProposeInput): Promise<void> {
  const { viewer, now } = context;
  const target = await targetToChange(viewer, "target.manage", input.id);
  if (target.version !== input.version) throw conflict();
  const before = adjustableOf(target);
  const after = typed(input, target, before);
  const decision = decideProposal(before, after, input);
  if (!decision.ok) {
    const fields = decision.gaps?.map((gap) => [GAP_FIELDS[gap], `target_gap_${gap}`] as const) ?? [];
    throw fields.length > 0
      ? invalid("check_fields", Object.fromEntries(fields))
      : invalid(`adjustment_${decision.problem}`);
  }
  const { reason, document } = decision.next;
  const actor = actorFor(viewer, "target.manage");

  await transact(context, async (tx, record) => {
    const file = await tx.evidence.findFirst({
      where: { id: input.evidenceId, targetId: target.id },
      select: { id: true },
    });
    if (!file) throw invalid("check_fields", { evidenceId: "document_file_missing" });
    const waiting = await tx.adjustment.count({ where: { targetId: target.id, state: "proposed" } });
    if (waiting > 0) throw conflict("adjustment_waits");
    if (!keepsMeaning(before, after)) await refuseReported(tx, target.id);
    if (input.schedule) await refuseLosingReportedStages(tx, target.id, after.stages);
    await tx.adjustment.create({
      data: {
        id: input.adjustmentId,
        targetId: target.id,
        from: JSON.stringify(before),
        to: JSON.stringify(after),
        reason,
        document,
        evidenceId: file.id,
        state: "proposed",
        proposedById: viewer.userId,
        proposedForId: actor.onBehalfOfId,
        proposedAt: now,
      },
      select: { id: true },
    });
    await record({
      action: "target.adjustment_proposed",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { ...changeBetween(factsOf(target.year, before), factsOf(target.year, after)), document },
      reason,
    });
  });
}

function factsOf(year: number, content: AdjustableContent): Facts {
  const { dueOn = null } = content;
  return { ...promiseColumns(content), dueOn, ...scheduleFacts(year, ownSchedule(content)) };
}

/** The content as typed; what the measure has no room for and what is left out stays as it was. */
function typed(input: ProposeInput, target: TargetRow, before: AdjustableContent): AdjustableContent {
  const definition = { ...typedDefinition(input, before), ...typedDeadline(input, target, before) };
  const fitting = keepsMeaning(before, definition);
  const held = { stages: fitting ? before.stages : [], schedule: fitting ? before.schedule : null };
  if (!input.schedule) return { ...definition, ...held };
  const stored = typedSchedule(fitting ? target : { ...target, schedule: null }, definition, input.schedule);
  return { ...definition, stages: stagesOf(stored), schedule: customScheduleOf(target.year, stored) };
}

function typedDeadline({ dueOn }: ProposeInput, target: TargetRow, before: AdjustableContent) {
  if (dueOn === undefined || dueOn === before.dueOn)
    return { dueOn: before.dueOn, duePeriod: before.duePeriod };
  const decision = decideAssignment(assignmentOf(target), { dueOn }, target.year);
  if (!decision.ok) throw invalid("check_fields", { dueOn: decision.problem });
  return { dueOn, duePeriod: periodOfDay(dueOn) };
}

function typedDefinition(input: ProposeInput, before: TargetContent): TargetContent {
  const problems: [string, string][] = [];
  const read = (field: "low" | "high" | "baseline"): DecimalText | null => {
    const parsed = parseMeasureValue(input[field], input.unit);
    if (parsed.ok) return parsed.value;
    if (parsed.problem !== "empty") problems.push([field, parsed.problem]);
    return null;
  };
  const judged = input.measure === "qualitative" || input.measure === "milestone";
  const low = judged ? before.low : read("low");
  const content = {
    indicator: input.indicator,
    category: input.category,
    measure: input.measure,
    metric: input.metric,
    comparator: input.comparator,
    direction: input.direction,
    low,
    high: judged ? before.high : input.comparator === "range" ? read("high") : low,
    unit: judged ? before.unit : input.unit,
    baseline: judged ? before.baseline : read("baseline"),
    stages: before.stages,
    duePeriod: before.duePeriod,
  };
  if (problems.length > 0) throw invalid("check_fields", Object.fromEntries(problems));
  return content;
}
