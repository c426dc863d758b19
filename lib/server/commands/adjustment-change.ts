import "server-only";
import { type Facts } from "@/lib/domain/audit-event";
import { type TargetContent } from "@/lib/domain/target";
import { type Tx } from "../db/client";
import { invalid } from "../errors";
import { TYPED_FIGURES } from "../queries/target-record";

/** What proposing and confirming an adjustment (目标调整) have in common. */

/** The columns of a target that an adjustment sets; stages and deadline hang on its schedule and assignment. */
export function promiseColumns({ stages: _, duePeriod: __, ...columns }: TargetContent) {
  return columns satisfies Facts;
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
