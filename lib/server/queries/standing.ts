import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { monthBefore, type Period } from "@/lib/domain/period";
import { type RollUp, rollUp, rollUpBy } from "@/lib/domain/roll-up";
import { type LightThresholds } from "@/lib/domain/thresholds";
import { CATEGORIES } from "@/lib/domain/vocabulary";
import { type StandingDimension, type StandingView } from "@/lib/schemas/target-filter";
import { now } from "../clock";
import { db } from "../db/client";
import { type Sight, sightOf } from "./scope";
import { snapshotDetail, type SnapshotItem } from "./snapshots";
import { type MonthChanges, monthChanges } from "./standing-changes";
import { type TargetFigures } from "./target-figures";
import { resolveStandingView, standingsByMonth } from "./target-standing";

/** One line of the standing: a unit, a category, a leader or the livelihood projects with what their targets add up to. */
export interface StandingGroup {
  /** Id of the unit or post, key of the category, `livelihood` or `other`; null for targets nobody is assigned to. */
  readonly key: string | null;
  /** Name of the unit or post; null where the screen has the word. */
  readonly name: string | null;
  readonly rollUp: RollUp<TargetFigures>;
}

export interface StandingReport {
  readonly year: number;
  readonly period: Period;
  readonly years: readonly number[];
  /** Whose standing it is. */
  readonly sight: Sight;
  readonly by: StandingDimension;
  readonly whole: RollUp<TargetFigures>;
  readonly groups: readonly StandingGroup[];
  /** The snapshot that it is read from; null for the standing as it is now. */
  readonly snapshot: SnapshotItem | null;
}

/**
 * The standing (完成情况) at the end of a month, by lead unit, category, leader or livelihood project, of the targets
 * that the viewer may see, with what changed since the month before (null in January).
 */
export async function standingReport(
  viewer: Viewer,
  { by, ...asked }: StandingView & { readonly by: StandingDimension },
  at: Date = now(),
): Promise<StandingReport & { readonly changes: MonthChanges | null }> {
  const view = await resolveStandingView(viewer, asked, at);
  const { year, period } = view;
  const since = monthBefore(period);
  const months = await standingsByMonth(viewer, { year, periods: since ? [since, period] : [period], at });
  const targets = months.get(period) ?? [];
  const [[inGroups], changes] = await Promise.all([
    rolledUp([targets], by),
    since === null ? null : monthChanges(viewer, { since, period }, months.get(since) ?? [], targets),
  ]);
  return { ...view, by, sight: sightOf(viewer), ...inGroups!, snapshot: null, changes };
}

/** The standing as a snapshot froze it, as far as the viewer sees it. @throws LedgerError NOT_FOUND */
export async function snapshotReport(
  viewer: Viewer,
  id: string,
  by: StandingDimension,
): Promise<{
  readonly report: StandingReport;
  readonly snapshot: SnapshotItem;
  readonly thresholds: LightThresholds;
}> {
  const { rows, thresholds, ...snapshot } = await snapshotDetail(viewer, id);
  const { year, period } = snapshot;
  const [inGroups] = await rolledUp([rows], by);
  const view = { year, period, years: [year], by, sight: sightOf(viewer) };
  return { report: { ...view, ...inGroups!, snapshot }, snapshot, thresholds };
}

/** Each month's targets rolled up, whole and by group, the groups in the office's own order. */
export async function rolledUp(
  months: readonly (readonly TargetFigures[])[],
  by: StandingDimension,
): Promise<readonly Pick<StandingReport, "whole" | "groups">[]> {
  const order = await orderOf(by);
  return months.map((targets) => {
    const { whole, groups } = rolledUpOnce(targets, by);
    return {
      whole,
      groups: groups.toSorted((one, other) => rank(order, one.key) - rank(order, other.key)),
    };
  });
}

type RolledUp = Pick<StandingReport, "whole" | "groups">;

/** By the lists that they were made of: a month's list is the same one while nothing changes (`standingsByMonth`). */
const rolled = new WeakMap<readonly TargetFigures[], Map<StandingDimension, RolledUp>>();

function rolledUpOnce(targets: readonly TargetFigures[], by: StandingDimension): RolledUp {
  const known = rolled.get(targets) ?? new Map<StandingDimension, RolledUp>();
  rolled.set(targets, known);
  const made = known.get(by) ?? rollUpGroups(targets, by);
  known.set(by, made);
  return made;
}

function rollUpGroups(targets: readonly TargetFigures[], by: StandingDimension): RolledUp {
  return {
    whole: rollUp(targets),
    groups: rollUpBy(targets, (target) => keyOf(by, target) ?? []).map(({ key, ...group }) => ({
      key,
      name: key === null ? null : nameOf(by, group.members[0]),
      rollUp: group,
    })),
  };
}

function keyOf(
  by: StandingDimension,
  { assignment, category, livelihood }: TargetFigures,
): readonly string[] | null {
  if (by === "category") return [category];
  if (by === "livelihood") return [livelihood ? "livelihood" : "other"];
  const holder = by === "unit" ? assignment?.leadUnit : assignment?.leaderPost;
  return holder ? [holder.id] : null;
}

function nameOf(by: StandingDimension, member: TargetFigures | undefined): string | null {
  if (by === "unit") return member?.assignment?.leadUnit.shortName ?? null;
  return by === "leader" ? (member?.assignment?.leaderPost?.title ?? null) : null;
}

/** Units and posts in the office's own order, categories in that of the report. */
async function orderOf(by: StandingDimension): Promise<readonly string[]> {
  if (by === "category") return CATEGORIES;
  if (by === "livelihood") return ["livelihood", "other"];
  const sorted = { orderBy: { sortOrder: "asc" }, select: { id: true } } as const;
  const rows = by === "unit" ? await db().unit.findMany(sorted) : await db().leaderPost.findMany(sorted);
  return rows.map(({ id }) => id);
}

function rank(order: readonly string[], key: string | null): number {
  const index = key === null ? -1 : order.indexOf(key);
  return index < 0 ? order.length : index;
}
