import "server-only";
import { type Period } from "@/lib/domain/period";
import { type LightThresholds } from "@/lib/domain/thresholds";
import { type TargetStanding } from "../queries/target-standing";
import { seal, type Sealed, unseal } from "./seal";

/**
 * What a snapshot (快照) holds: every target as it stood, with the numbers and what they came from: the target's
 * version and sentence, the report and revision behind the figure, schedule, thresholds, and the reason of the light.
 */
export interface SnapshotContent {
  /** Shape of this content; a later one is read beside it, because stored snapshots are never rewritten. */
  readonly format: 1;
  readonly name: string;
  readonly year: number;
  readonly period: Period;
  readonly takenAt: Date;
  /** The government whose targets they are; null where no report names it. */
  readonly government: string | null;
  /** In force for the month. */
  readonly thresholds: LightThresholds;
  readonly rows: readonly TargetStanding[];
}

/** A content as it is stored. */
export function sealSnapshot(content: SnapshotContent): Sealed {
  return seal(content);
}

/**
 * A stored content as it was.
 *
 * @throws Error when it is not what was sealed: somebody went around the product
 */
export function openSnapshot(stored: Sealed): SnapshotContent {
  const { takenAt, rows, ...content } = unseal(stored) as Stored;
  return {
    ...content,
    takenAt: new Date(takenAt),
    rows: rows.map((row) => ({
      ...row,
      // Snapshots from before targets could be split say nothing of parts.
      partNumber: row.partNumber ?? 0,
      parentId: row.parentId ?? null,
      parts: row.parts ?? null,
      report: row.report && {
        ...row.report,
        approvedAt: row.report.approvedAt === null ? null : new Date(row.report.approvedAt),
      },
    })),
  };
}

type Stored = Omit<SnapshotContent, "takenAt" | "rows"> & {
  readonly takenAt: string;
  readonly rows: readonly (Omit<TargetStanding, "report" | "partNumber" | "parentId" | "parts"> &
    Partial<Pick<TargetStanding, "partNumber" | "parentId" | "parts">> & {
      readonly report: Omit<NonNullable<TargetStanding["report"]>, "approvedAt"> & {
        readonly approvedAt: string | null;
      };
    })[];
};
