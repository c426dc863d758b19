import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type RollUp, rollUp } from "@/lib/domain/roll-up";
import { changesBetween, type StandingChange } from "@/lib/domain/standing-change";
import { snapshotDetail, type SnapshotItem } from "./snapshots";
import { type TargetStanding } from "./target-standing";

/** Two snapshots side by side, as far as the viewer sees their targets. */
export interface SnapshotComparison {
  readonly before: SnapshotSide;
  readonly after: SnapshotSide;
  readonly changes: readonly StandingChange<TargetStanding>[];
}

interface SnapshotSide {
  readonly snapshot: SnapshotItem;
  readonly whole: RollUp<TargetStanding>;
}

/** What changed from one snapshot to another, with both numbers and why. @throws LedgerError NOT_FOUND */
export async function compareSnapshots(
  viewer: Viewer,
  beforeId: string,
  afterId: string,
): Promise<SnapshotComparison> {
  const [before, after] = await Promise.all([
    snapshotDetail(viewer, beforeId),
    snapshotDetail(viewer, afterId),
  ]);
  return {
    before: { snapshot: before, whole: rollUp(before.rows) },
    after: { snapshot: after, whole: rollUp(after.rows) },
    changes: changesBetween(before.rows, after.rows),
  };
}
