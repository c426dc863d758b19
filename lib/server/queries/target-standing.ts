import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { openPeriodAt, type Period, periodsOfYear, yearOf } from "@/lib/domain/period";
import { isCounted } from "@/lib/domain/roll-up";
import { standingMonth } from "@/lib/domain/standing-month";
import { type StandingView, type TargetFilter } from "@/lib/schemas/target-filter";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { monthRules, reportingPeriods } from "./reporting-periods";
import { ASKED_TARGETS, countedTargets, type Reader, visibleTargets } from "./scope";
import {
  figuresOf,
  readTarget,
  STANDING_COLUMNS,
  type StandingRow,
  type TargetFigures,
} from "./target-figures";

/** The approved report of the month, in its latest revision: what the standing's words are taken from. */
export interface ApprovedReport {
  readonly id: string;
  readonly period: Period;
  readonly revision: number;
  readonly progress: string;
  readonly problems: string;
  readonly nextStep: string;
  readonly approvedAt: Date | null;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
}

/** The same with what was reported in words: one row of every list, table and export. */
export interface TargetStanding extends TargetFigures {
  /** Null where nothing is approved for the month. */
  readonly report: ApprovedReport | null;
}

/** Which targets are asked for. */
interface StandingQuery {
  readonly year: number;
  readonly filter?: TargetFilter;
  readonly ids?: readonly string[];
  /**
   * Which of a split target (分解) and its parts: what is counted (default), once and never its parts as further ones;
   * or what units are asked for, its parts and not the whole. Targets asked for by their ids are given as asked.
   */
  readonly parts?: "counted" | "asked";
  /** The instant by which reports are due (default: now). */
  readonly at?: Date;
}

/**
 * THE way to a standing on the server: every page, count, to-do and export asks here or `standingsByMonth`, so that
 * the same number stands in every view. Holds the targets that the viewer may see, in the order of their numbers.
 *
 * @param query `period` is a month of `year`
 */
export async function targetStandings(
  viewer: Viewer,
  { period, ...query }: StandingQuery & { readonly period: Period },
): Promise<TargetStanding[]> {
  const filter: TargetFilter = query.filter ?? {};
  const [months, reports] = await Promise.all([
    standingsByMonth(viewer, { ...query, periods: [period] }),
    approvedReports(targetsOf(viewer, query), period),
  ]);
  return (months.get(period) ?? [])
    .filter(({ gaps }) => filter.only !== "unscheduled" || gaps.includes("schedule"))
    .filter(({ standing }) => !filter.light || standing.light === filter.light)
    .filter(({ standing }) => !filter.count || isCounted(filter.count, standing))
    .map((row) => ({ ...row, report: reports.get(row.id) ?? null }));
}

/**
 * Where the targets stand at the end of several months of a year, from one reading of the database. The conditions
 * that a light or a count has to meet are not asked here: they differ from month to month.
 */
export async function standingsByMonth(
  viewer: Reader,
  { periods, at = now(), ...query }: StandingQuery & { readonly periods: readonly Period[] },
): Promise<ReadonlyMap<Period, readonly TargetFigures[]>> {
  const where = targetsOf(viewer, query);
  const [rows, parts, rules] = await Promise.all([
    db().target.findMany({
      where,
      orderBy: [{ number: "asc" }, { partNumber: "asc" }],
      select: STANDING_COLUMNS,
    }),
    query.parts === "asked" ? [] : partsOf(where),
    monthRules(periods),
  ]);
  const partsOfWhole = new Map<string | null, StandingRow[]>();
  for (const part of parts)
    partsOfWhole.set(part.parentId, [...(partsOfWhole.get(part.parentId) ?? []), part]);
  const read = rows.map((row) => readTarget(row, partsOfWhole.get(row.id)));
  return new Map(
    rules.map((month) => [month.period, read.map((target) => figuresOf(target, { ...month, at }))]),
  );
}

/** The parts in force of all split targets among these, whoever sees them: the figure is the same for everybody. */
function partsOf(wholes: Prisma.TargetWhereInput): Promise<readonly StandingRow[]> {
  return db().target.findMany({
    where: { state: "active", partNumber: { gt: 0 }, parent: { is: wholes } },
    orderBy: { partNumber: "asc" },
    select: STANDING_COLUMNS,
  });
}

function targetsOf(
  viewer: Reader,
  { year, ids, parts, filter = {} }: StandingQuery,
): Prisma.TargetWhereInput {
  const narrowed = parts === "asked" ? ASKED_TARGETS : countedTargets(viewer);
  const asked = ids ? [{ id: { in: [...ids] } }] : [narrowed, ...conditionsOf(filter)];
  return { AND: [visibleTargets(viewer), { year }, ...asked] };
}

/**
 * Year and month that a view shows: what its address asks for, else the year of today (or the last one with
 * targets) and the last month of it whose reports are due.
 */
export async function resolveStandingView(
  viewer: Reader,
  asked: StandingView,
  at: Date = now(),
): Promise<{ year: number; period: Period; years: readonly number[] }> {
  const rows = await db().target.findMany({
    where: visibleTargets(viewer),
    distinct: ["year"],
    orderBy: { year: "desc" },
    select: { year: true },
  });
  const years = rows.map((row) => row.year);
  const today = yearOf(openPeriodAt(at));
  const current = years.find((year) => year <= today) ?? years[0] ?? today;
  const year = asked.year ?? (asked.period ? yearOf(asked.period) : current);
  const period =
    asked.period && yearOf(asked.period) === year
      ? asked.period
      : standingMonth(year, at, [...(await reportingPeriods(periodsOfYear(year))).values()]);
  return { year, period, years };
}

function conditionsOf(filter: TargetFilter): Prisma.TargetWhereInput[] {
  const conditions: Prisma.TargetWhereInput[] = [{ state: filter.state ?? "active" }];
  if (filter.unit)
    conditions.push({
      assignment: {
        is: { OR: [{ leadUnitId: filter.unit }, { supports: { some: { unitId: filter.unit } } }] },
      },
    });
  if (filter.lead) conditions.push({ assignment: { is: { leadUnitId: filter.lead } } });
  if (filter.leader) conditions.push({ assignment: { is: { leaderPostId: filter.leader } } });
  if (filter.category) conditions.push({ category: filter.category });
  if (filter.measure) conditions.push({ measure: filter.measure });
  if (filter.only === "unassigned") conditions.push({ assignment: { is: null } });
  if (filter.only === "livelihood") conditions.push({ livelihood: true });
  if (filter.q)
    conditions.push({
      OR: [{ indicator: { contains: filter.q } }, { statement: { is: { quote: { contains: filter.q } } } }],
    });
  return conditions;
}

/** The approved reports of a month in words, latest revisions, by target. */
async function approvedReports(
  targets: Prisma.TargetWhereInput,
  period: Period,
): Promise<ReadonlyMap<string, ApprovedReport>> {
  const rows = await db().progressReport.findMany({
    where: { period, state: "approved", target: { is: targets } },
    orderBy: { revision: "asc" },
    select: {
      id: true,
      targetId: true,
      period: true,
      revision: true,
      progress: true,
      problems: true,
      nextStep: true,
      reviewedAt: true,
      evidence: { select: { evidence: { select: { id: true, name: true } } } },
    },
  });
  return new Map(
    rows.map(({ targetId, reviewedAt, evidence, ...report }) => [
      targetId,
      { ...report, approvedAt: reviewedAt, evidence: evidence.map(({ evidence: file }) => file) },
    ]),
  );
}
