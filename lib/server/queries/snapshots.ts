import "server-only";
import { may, mayEver, type RecordTies, type Viewer } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { db } from "../db/client";
import { notFound } from "../errors";
import { openSnapshot, type SnapshotContent } from "../snapshots/content";
import { namesOf } from "./reports";
import { type AssignmentView } from "./target-figures";

/** A snapshot (快照) as lists name it. */
export interface SnapshotItem {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly period: Period;
  readonly takenAt: Date;
  readonly takenBy: string | null;
  /** How many targets it holds, in sight or not. */
  readonly targets: number;
  readonly sha256: string;
}

/** A snapshot with its rows, as far as the viewer sees them. */
export interface SnapshotDetail
  extends SnapshotItem, Pick<SnapshotContent, "government" | "thresholds" | "rows"> {}

const ITEM = {
  id: true,
  name: true,
  year: true,
  period: true,
  takenAt: true,
  takenById: true,
  targets: true,
  sha256: true,
} as const;

/** All snapshots, the latest first. */
export async function snapshotList(viewer: Viewer): Promise<readonly SnapshotItem[]> {
  if (!mayEver(viewer, "standing.view")) return [];
  const rows = await db().snapshot.findMany({ orderBy: [{ takenAt: "desc" }, { id: "asc" }], select: ITEM });
  const names = await namesOf(rows.map(({ takenById }) => takenById));
  return rows.map(({ takenById, ...row }) => ({ ...row, takenBy: names.get(takenById) ?? null }));
}

/**
 * One snapshot. Whoever sees the standing of a part of the targets sees that part: by the units and the leader that
 * were in charge on the day, as the snapshot holds them.
 *
 * @throws LedgerError NOT_FOUND
 */
export async function snapshotDetail(viewer: Viewer, id: string): Promise<SnapshotDetail> {
  if (!mayEver(viewer, "standing.view")) throw notFound();
  const row = await db().snapshot.findUnique({ where: { id }, select: { ...ITEM, content: true } });
  if (!row) throw notFound();
  const { takenById, content, ...item } = row;
  const { government, thresholds, rows } = openSnapshot({ content, sha256: row.sha256 });
  const names = await namesOf([takenById]);
  return {
    ...item,
    takenBy: names.get(takenById) ?? null,
    government,
    thresholds,
    rows: rows.filter(({ assignment }) => may(viewer, "standing.view", tiesOf(assignment))),
  };
}

function tiesOf(assignment: AssignmentView | null): RecordTies {
  return {
    leadUnitId: assignment?.leadUnit.id,
    supportUnitIds: assignment?.supportUnits.map(({ id }) => id),
    leaderPostId: assignment?.leaderPost?.id,
  };
}
