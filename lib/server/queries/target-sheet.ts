import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type Period } from "@/lib/domain/period";
import { type Category, type Measure } from "@/lib/domain/vocabulary";
import { valueText } from "@/lib/format/value-text";
import { db, type Prisma } from "../db/client";
import { settledMonths } from "./settled-months";
import { countedTargets, visibleTargets } from "./scope";
import { type ReadTarget } from "./target-figures";
import { targetsOfYear } from "./target-reading";
import { TYPED_FIGURES } from "./target-record";

/** A row of the responsibility table (责任分工表): what is typed in it, beside what it is about. */
export interface SheetRow {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  /** 0 where nobody is in charge yet. */
  readonly assignmentVersion: number;
  readonly indicator: string;
  /** As the ledger shows it, without the unit; null where there is no number. */
  readonly target: string | null;
  readonly unit: string | null;
  readonly livelihood: boolean;
  readonly category: Category;
  readonly measure: Measure;
  readonly baseline: DecimalText | null;
  readonly weight: DecimalText;
  readonly leaderPostId: string | null;
  readonly leadUnitId: string | null;
  readonly supportUnitIds: readonly string[];
  readonly dueOn: string | null;
  /** What only an adjustment (目标调整) can change any more. */
  readonly fixed: { readonly measure: boolean; readonly baseline: boolean };
}

/** The responsibility table of a year, or the rows of these targets, in the order of their numbers. */
export async function targetSheet(
  viewer: Viewer,
  of: { readonly year: number } | { readonly ids: readonly string[] },
): Promise<readonly SheetRow[]> {
  const where = {
    AND: [
      visibleTargets(viewer),
      { state: "active" },
      // Parts (分解) are set on the page of their whole.
      "year" in of ? { year: of.year, ...countedTargets(viewer) } : { id: { in: [...of.ids] } },
    ],
  };
  const [inSight, typed] = await Promise.all([
    db().target.findMany({
      where,
      orderBy: [{ year: "asc" }, { number: "asc" }],
      select: { id: true, year: true },
    }),
    targetsWithReports({ AND: [{ target: { is: where } }, TYPED_FIGURES] }),
  ]);
  const years = new Map<number, Awaited<ReturnType<typeof targetsOfYear>>>();
  for (const year of new Set(inSight.map((row) => row.year))) years.set(year, await targetsOfYear(year));
  return inSight.flatMap(({ id, year }) => {
    const target = years.get(year)?.get(id);
    return target ? [sheetRow(target, typed.has(id))] : [];
  });
}

function sheetRow({ fixed, latest, split }: ReadTarget, typed: boolean): SheetRow {
  const { inForce, assignment } = fixed;
  return {
    id: fixed.id,
    number: fixed.number,
    version: fixed.version,
    assignmentVersion: assignment?.version ?? 0,
    indicator: fixed.indicator,
    target: valueText({ ...inForce, unit: null }),
    unit: inForce.unit,
    livelihood: fixed.livelihood,
    category: fixed.category,
    measure: inForce.measure,
    baseline: inForce.baseline,
    weight: fixed.weight,
    leaderPostId: assignment?.leaderPost?.id ?? null,
    leadUnitId: assignment?.leadUnit.id ?? null,
    supportUnitIds: assignment?.supportUnits.map(({ id }) => id) ?? [],
    dueOn: assignment?.dueOn ?? null,
    fixed: { measure: typed || split !== null || fixed.partNumber > 0, baseline: latest.size > 0 },
  };
}

/**
 * What rests on targets, those of a year or some by their ids: typed figures (or parts, which are measured as the whole
 * is), approved ones, anything that names their unit.
 */
export async function groundsOf(targets: readonly string[] | { readonly year: number }): Promise<{
  readonly reported: ReadonlySet<string>;
  readonly approved: ReadonlySet<string>;
  readonly bound: ReadonlySet<string>;
  readonly settled: ReadonlyMap<string, readonly Period[]>;
}> {
  const asked = "year" in targets ? { year: targets.year } : { id: { in: [...targets] } };
  const of =
    "year" in targets ? { target: { is: { year: targets.year } } } : { targetId: { in: [...targets] } };
  const [typed, states, notices, split, settled] = await Promise.all([
    targetsWithReports({ AND: [of, TYPED_FIGURES] }),
    // Without a condition on the state, which SQLite would go by: a year's approved reports are most of all there are.
    db().progressReport.groupBy({ by: ["targetId", "state"], where: of }),
    db().noticeTarget.findMany({ where: of, select: { targetId: true } }),
    splitTargets(asked),
    settledMonths(db(), asked),
  ]);
  return {
    reported: new Set([...typed, ...split]),
    approved: new Set(states.flatMap(({ targetId, state }) => (state === "approved" ? [targetId] : []))),
    bound: new Set([...states, ...notices].map(({ targetId }) => targetId)),
    settled,
  };
}

/** The targets that are split (分解), and the parts: their measure is that of the whole. */
async function splitTargets(where: Prisma.TargetWhereInput): Promise<ReadonlySet<string>> {
  const rows = await db().target.findMany({
    where: { AND: [where, { OR: [{ partNumber: { gt: 0 } }, { parts: { some: { state: "active" } } }] }] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

async function targetsWithReports(where: Prisma.ProgressReportWhereInput): Promise<ReadonlySet<string>> {
  // Grouped by the database: Prisma's `distinct` fetches every row.
  const rows = await db().progressReport.groupBy({ by: "targetId", where });
  return new Set(rows.map(({ targetId }) => targetId));
}
