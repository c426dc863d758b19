import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { openPeriodAt, type Period, periodsOfYear, yearOf } from "@/lib/domain/period";
import { isCounted } from "@/lib/domain/roll-up";
import { linearSchedule, type Schedule } from "@/lib/domain/schedule";
import { standingMonth } from "@/lib/domain/standing-month";
import { NO_LEADER } from "@/lib/domain/target-narrowing";
import { type StandingView, type TargetFilter } from "@/lib/schemas/target-filter";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { monthRules, reportingPeriods } from "./reporting-periods";
import { ASKED_TARGETS, countedTargets, type Reader, visibleTargets } from "./scope";
import { figuresOf, isAskedFor, type MonthAt, monthAt, type TargetFigures } from "./target-figures";
import { idsInOrder, ledgerOfYear, yearsOf } from "./target-reading";

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

type MonthQuery = StandingQuery & { readonly period: Period };

/**
 * THE way to a standing on the server: every page, count, to-do and export asks here (`targetFigures` where nobody reads
 * the reports' words, `standingsByMonth` for several months), so that the same number stands in every view. Holds the
 * targets that the viewer may see, in the order of their numbers.
 *
 * @param query `period` is a month of `year`
 */
export async function targetStandings(viewer: Viewer, query: MonthQuery): Promise<TargetStanding[]> {
  const [targets, reports] = await Promise.all([
    targetFigures(viewer, query),
    approvedReports(viewer, query),
  ]);
  return targets.map((target) => ({ ...target, report: reports.get(target.id) ?? null }));
}

/** The same without what was reported in words. */
export async function targetFigures(viewer: Viewer, query: MonthQuery): Promise<readonly TargetFigures[]> {
  const filter: TargetFilter = query.filter ?? {};
  const months = await standingsByMonth(viewer, { ...query, periods: [query.period] });
  return (months.get(query.period) ?? [])
    .filter(({ gaps }) => filter.only !== "unscheduled" || gaps.includes("schedule"))
    .filter(({ standing }) => !filter.light || standing.light === filter.light)
    .filter(({ standing }) => !filter.count || isCounted(filter.count, standing));
}

/**
 * Where the targets stand at the end of several months of a year, from one reading of the database. The conditions
 * that a light or a count has to meet are not asked here: they differ from month to month. While nothing changes, a
 * month's list is the same one each time, so that what is made of it can be kept by it.
 */
export async function standingsByMonth(
  viewer: Reader,
  { periods, at = now(), ...query }: StandingQuery & { readonly periods: readonly Period[] },
): Promise<ReadonlyMap<Period, readonly TargetFigures[]>> {
  const [{ targets, kept }, rules] = await Promise.all([ledgerOfYear(query.year), monthRules(periods)]);
  // Whom a target is shown to is asked last, and of the database: what was read before is shown to nobody by itself.
  const where = targetsOf(viewer, query);
  const inSight = await idsInOrder(where, kept);
  const asked = query.ids && new Set(query.ids);
  const shown = inSight.flatMap((id) => (asked && !asked.has(id) ? [] : (targets.get(id) ?? [])));
  // An adjustment (目标调整) may have moved a target: it is found where it was counted in the month.
  const category = asked ? undefined : query.filter?.category;
  const listIn = (month: MonthAt) =>
    (query.parts === "asked"
      ? shown.filter((target) => isAskedFor(target, targets.get(target.row.parentId ?? ""), month))
      : shown
    )
      .map((target) => figuresOf(target, month))
      .filter((figures) => category === undefined || figures.category === category);
  return new Map(
    rules.map((rule) => {
      const month = monthAt(rule, at);
      const key = `list ${month.instantKey} ${query.parts} ${category} ${JSON.stringify(where)}`;
      return [month.period, asked ? listIn(month) : kept.get(key, () => listIn(month))];
    }),
  );
}

/**
 * What is to be reached by the end of each month, by the schedule and the definition that hold in it: an adjustment
 * (目标调整) leaves the months before it as they were. Empty for judgements.
 */
export async function scheduleByMonth(
  viewer: Viewer,
  { id, year, inForce, schedule }: Pick<TargetFigures, "id" | "year" | "inForce" | "schedule">,
): Promise<Schedule> {
  const periods = (schedule?.months ?? linearSchedule(inForce)).map(({ period }) => period);
  const months = await standingsByMonth(viewer, { year, ids: [id], periods });
  return periods.map((period) => ({
    period,
    expected: months.get(period)?.[0]?.standing.scheduleExpected ?? null,
  }));
}

/** The ids that were asked for are no condition of it: they can be more than a query takes parameters. */
function targetsOf(
  viewer: Reader,
  { year, ids, parts, filter = {} }: StandingQuery,
): Prisma.TargetWhereInput {
  const narrowed = parts === "asked" ? ASKED_TARGETS : countedTargets(viewer);
  return { AND: [visibleTargets(viewer), { year }, ...(ids ? [] : [narrowed, ...conditionsOf(filter)])] };
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
  const years = await yearsOf(visibleTargets(viewer));
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
  if (filter.leader === NO_LEADER)
    conditions.push({ OR: [{ assignment: { is: null } }, { assignment: { is: { leaderPostId: null } } }] });
  else if (filter.leader) conditions.push({ assignment: { is: { leaderPostId: filter.leader } } });
  if (filter.measure) conditions.push({ measure: filter.measure });
  if (filter.only === "unassigned") conditions.push({ assignment: { is: null } });
  if (filter.only === "livelihood") conditions.push({ livelihood: true });
  if (filter.only === "ordinary") conditions.push({ livelihood: false });
  if (filter.q)
    conditions.push({
      OR: [{ indicator: { contains: filter.q } }, { statement: { is: { quote: { contains: filter.q } } } }],
    });
  return conditions;
}

/** The approved reports of a month in words, latest revisions, by target. */
async function approvedReports(
  viewer: Viewer,
  { period, ...query }: MonthQuery,
): Promise<ReadonlyMap<string, ApprovedReport>> {
  const [first, ...more] = query.ids ?? [];
  const one = first !== undefined && more.length === 0;
  const rows = await db().progressReport.findMany({
    where: {
      period,
      state: "approved",
      target: { is: targetsOf(viewer, query) },
      ...(one ? { targetId: first } : {}),
    },
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
