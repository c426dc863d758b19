import "server-only";
import { type Facts } from "@/lib/domain/audit-event";
import { type AdjustableContent } from "@/lib/domain/adjustment";
import { type Tx } from "../db/client";
import { invalid } from "../errors";
import { TYPED_FIGURES } from "../queries/target-record";
import { type StoredSchedule } from "./schedule-change";

/** What proposing and confirming an adjustment (目标调整) have in common. */

/** The columns of a target that an adjustment sets; stages, schedule and deadline hang on its schedule and assignment. */
export function promiseColumns({
  stages: _,
  duePeriod: __,
  dueOn: ___,
  schedule: ____,
  ...columns
}: AdjustableContent) {
  return columns satisfies Facts;
}

/** The schedule of the content as it is stored; null where it has none of its own. */
export function ownSchedule({ measure, stages, schedule }: AdjustableContent): StoredSchedule | null {
  if (measure === "milestone")
    return stages.length > 0 ? { kind: "stages", entries: JSON.stringify(stages) } : null;
  const values = schedule?.map(({ expected }) => expected);
  return values ? { kind: "custom", entries: JSON.stringify(values) } : null;
}

/**
 * @throws LedgerError INVALID when a figure was typed, which would say something else in another unit or measure; and of a
 *   split target (分解) and its parts, which are reported in one measure and one unit
 */
export async function refuseReported(tx: Tx, targetId: string): Promise<void> {
  const reports = await tx.progressReport.count({ where: { AND: [{ targetId }, TYPED_FIGURES] } });
  if (reports > 0) throw invalid("target_already_reported");
  const split = { OR: [{ partNumber: { gt: 0 } }, { parts: { some: { state: "active" } } }] };
  if ((await tx.target.count({ where: { id: targetId, ...split } })) > 0) throw invalid("split_meaning");
}
