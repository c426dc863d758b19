import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { adjustTarget as decideAdjustment, type TargetContent, type TargetGap } from "@/lib/domain/target";
import { keepsMeaning } from "@/lib/domain/target-setup";
import { type adjustTargetInput } from "@/lib/schemas/targets";
import { type Tx } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, invalid } from "../errors";
import { contentOf, TYPED_FIGURES } from "../queries/target-record";
import { type ViewerContext } from "./context";
import { targetToChange } from "./target-change";

type AdjustInput = z.output<typeof adjustTargetInput>;

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
 * Adjusts a target (目标调整): the definition that was in force is kept with the reason and the document that
 * allowed the change.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was changed meanwhile · INVALID with a sentence at the
 *   field, without a change, or when values were reported that would mean something else under the new definition
 */
export async function adjustTarget(context: ViewerContext, input: AdjustInput): Promise<void> {
  const target = await targetToChange(context.viewer, "target.manage", input.id);
  const before = contentOf(target);
  const after = typed(input, before);
  const decision = decideAdjustment(
    { version: input.version, state: "active", content: before },
    after,
    input,
  );
  if (!decision.ok) {
    const fields = decision.gaps?.map((gap) => [GAP_FIELDS[gap], `target_gap_${gap}`] as const) ?? [];
    throw fields.length > 0
      ? invalid("check_fields", Object.fromEntries(fields))
      : invalid(decision.problem === "nothing_changed" ? "nothing_changed" : `target_${decision.problem}`);
  }
  const { kept } = decision.next;
  const rescaled = !keepsMeaning(before, after);

  await transact(context, async (tx, record) => {
    expectOne(
      await tx.target.updateMany({
        where: { id: target.id, version: input.version },
        data: { ...columnsOf(after), updatedAt: context.now, version: { increment: 1 } },
      }),
    );
    if (rescaled) await refuseReported(tx, target.id);
    // Months set in the old unit or stages of another measure would be misread.
    if (rescaled) await tx.schedule.deleteMany({ where: { targetId: target.id } });
    await tx.targetVersion.create({
      data: {
        id: randomUUID(),
        targetId: target.id,
        version: kept.version,
        definition: JSON.stringify(kept.content),
        schedule: target.schedule && JSON.stringify(scheduleOf(target.schedule)),
        reason: kept.reason,
        document: kept.document,
        replacedAt: context.now,
        replacedById: context.viewer.userId,
      },
      select: { id: true },
    });
    await record({
      action: "target.adjusted",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { ...changeBetween(columnsOf(before), columnsOf(after)), document: kept.document },
      reason: kept.reason,
    });
  });
}

/** The definition as typed; what the measure has no room for stays as it was. */
function typed(input: AdjustInput, before: TargetContent): TargetContent {
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

function scheduleOf({ kind, entries }: { kind: string; entries: string | null }) {
  return { kind, entries };
}

async function refuseReported(tx: Tx, targetId: string): Promise<void> {
  const reports = await tx.progressReport.count({ where: { AND: [{ targetId }, TYPED_FIGURES] } });
  if (reports > 0) throw invalid("target_already_reported");
}

function columnsOf({ stages: _, duePeriod: __, ...columns }: TargetContent) {
  return columns satisfies Facts;
}
