import "server-only";
import { type z } from "zod";
import { changeBetween } from "@/lib/domain/audit-event";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { type completeTargetInput } from "@/lib/schemas/targets";
import { type Tx } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { targetToChange } from "./target-change";

/**
 * Fills in what the report does not state about a target: baseline, weight, whether it is a livelihood project,
 * a note. No adjustment (目标调整), because nothing that was promised changes; but once a value is approved, rates
 * rest on the baseline, and changing it takes an adjustment with its document.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was changed meanwhile · INVALID at the field
 */
export async function completeTarget(
  context: ViewerContext,
  input: z.output<typeof completeTargetInput>,
): Promise<void> {
  const target = await targetToChange(context.viewer, "target.manage", input.id);
  const { baseline, weight, livelihood, note } = target;
  const before = { baseline, weight, livelihood, note };
  const after = {
    baseline: baselineOf(input.baseline, target.unit),
    weight: input.weight,
    livelihood: input.livelihood,
    note: input.note,
  };
  const change = changeBetween(before, after);
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");

  await transact(context, async (tx, record) => {
    if ("baseline" in change.after) await refuseApproved(tx, target.id);
    expectOne(
      await tx.target.updateMany({
        where: { id: target.id, version: input.version },
        data: { ...after, updatedAt: context.now, version: { increment: 1 } },
      }),
    );
    await record({
      action: "target.completed",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: change,
    });
  });
}

function baselineOf(typed: string, unit: string | null): string | null {
  const parsed = parseMeasureValue(typed, unit);
  if (parsed.ok) return parsed.value;
  if (parsed.problem === "empty") return null;
  throw invalid("check_fields", { baseline: parsed.problem });
}

async function refuseApproved(tx: Tx, targetId: string): Promise<void> {
  const approved = await tx.progressReport.count({ where: { targetId, state: "approved" } });
  if (approved > 0) throw invalid("check_fields", { baseline: "baseline_needs_adjustment" });
}
