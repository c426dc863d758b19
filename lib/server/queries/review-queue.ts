import "server-only";
import { actorFor, type Viewer } from "@/lib/domain/access";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type ListPage, pagePlace, rangeOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { monthOutlook } from "@/lib/domain/month-outlook";
import { type Period, yearOf } from "@/lib/domain/period";
import { plausibilityHints, type PlausibilityHint } from "@/lib/domain/plausibility";
import { isOwn } from "@/lib/domain/progress";
import { saysTheSame } from "@/lib/domain/review-pick";
import { isDue } from "@/lib/domain/reporting-period";
import { targetNumber } from "@/lib/domain/split";
import { type Standing } from "@/lib/domain/standing";
import { type Light, type Measure } from "@/lib/domain/vocabulary";
import { type ReviewFilter } from "@/lib/schemas/review-filter";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { type ProgressRecord, progressSelect, toProgressRecord } from "./progress-record";
import { monthRules } from "./reporting-periods";
import { targetsWith } from "./scope";
import { type MonthAt, monthAt, type TargetFigures, type UnitName } from "./target-figures";
import { targetsOfYear } from "./target-reading";
import { approvedValueOf } from "./target-record";
import { standingsByMonth } from "./target-standing";

/** A report that waits for a decision. */
export interface QueueRow {
  readonly report: ProgressRecord;
  readonly target: {
    readonly number: string;
    readonly indicator: string;
    readonly definition: TargetDefinition;
  };
  readonly unit: UnitName;
  /** Submitted after its month's deadline. */
  readonly late: boolean;
  /** Written or submitted by the viewer, who therefore can't decide on it. */
  readonly own: boolean;
  /** The light as it would be with this report approved. */
  readonly outlook: Standing;
  readonly hints: readonly PlausibilityHint[];
  /** Says figure for figure and word for word what was approved last. */
  readonly unchanged: boolean;
}

export interface ReviewQueue {
  /** A page of those that meet the conditions. */
  readonly rows: ListPage<QueueRow>;
  /** All that wait, whatever the conditions. */
  readonly total: number;
  /** What the conditions can be set to: units and months of which something waits. */
  readonly units: readonly UnitName[];
  readonly periods: readonly Period[];
}

/**
 * What waits for review, the oldest submission first.
 *
 * @param page which of the pages of those that meet the conditions; only its rows are read whole
 */
export async function reviewQueue(
  viewer: Viewer,
  filter: ReviewFilter = {},
  {
    at = now(),
    page = 1,
    pageSize = ROWS_PER_PAGE,
  }: { readonly at?: Date; readonly page?: number; readonly pageSize?: number } = {},
): Promise<ReviewQueue> {
  const { all, matching } = await waitingReports(viewer, filter, at);
  const units = [...new Map(all.map(({ unit }) => [unit.id, unit])).values()];
  const place = pagePlace(matching.length, page, pageSize);
  const { from, to } = rangeOf(place);
  return {
    rows: { ...place, items: await queueRows(viewer, matching.slice(from - 1, to), at) },
    total: all.length,
    units: units.sort((a, b) => a.sortOrder - b.sortOrder),
    periods: [...new Set(all.map(({ period }) => period))].sort(),
  };
}

/** The rows of these reports; those that wait no more are left out. */
export async function waitingRows(
  viewer: Viewer,
  ids: readonly string[],
  at: Date,
): Promise<readonly QueueRow[]> {
  const asked = new Set(ids);
  const { all } = await waitingReports(viewer, {}, at);
  return queueRows(
    viewer,
    all.filter(({ id }) => asked.has(id)),
    at,
  );
}

/** A report that waits, before anything about it was judged. */
type Waiting = Awaited<ReturnType<typeof waitingReports>>["all"][number];

/** All that wait, and those that meet the conditions; the rows themselves are read where a condition asks what they say. */
export async function waitingReports(viewer: Viewer, filter: ReviewFilter, at: Date) {
  const all = await db().progressReport.findMany({
    where: waiting(viewer),
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      targetId: true,
      period: true,
      revision: true,
      version: true,
      unit: { select: { id: true, name: true, shortName: true, sortOrder: true } },
    },
  });
  const placed = all.filter(
    ({ unit, period }) =>
      (!filter.unit || unit.id === filter.unit) && (!filter.period || period === filter.period),
  );
  if (!filter.light && !filter.changed) return { all, matching: placed };
  const judgements = await judgementsOf(viewer, placed, at);
  const matching = placed.filter(({ id }) => {
    const judged = judgements.get(id);
    return (
      judged !== undefined &&
      (!filter.light || judged.light === filter.light) &&
      (!filter.changed || judged.unchanged === (filter.changed === "no"))
    );
  });
  return { all, matching };
}

/** What the conditions ask of a report. */
interface Judgement {
  readonly light: Light;
  readonly unchanged: boolean;
}

/**
 * The judgements of reports, by the figures that they were made with: a version of a report is judged with them once,
 * before its deadline and after it. Figures that were read anew are others, and so is what was approved before.
 */
const judgedWith = new WeakMap<TargetFigures, Map<string, Judgement>>();

async function judgementsOf(
  viewer: Viewer,
  asked: readonly Waiting[],
  at: Date,
): Promise<ReadonlyMap<string, Judgement>> {
  const [months, standings] = await Promise.all([
    monthsAt(
      asked.map(({ period }) => period),
      at,
    ),
    standingsOfMonths(viewer, asked, at),
  ]);
  const placed = asked.flatMap((row) => {
    const figures = standings.get(row.period)?.get(row.targetId);
    if (!figures) return [];
    const made = judgedWith.get(figures) ?? new Map<string, Judgement>();
    judgedWith.set(figures, made);
    return { row, made, key: `${row.id} ${row.version} ${months.get(row.period)?.dueFor(row.unit.id)}` };
  });
  const fresh = placed.filter(({ made, key }) => !made.has(key));
  const rows = await queueRows(
    viewer,
    fresh.map(({ row }) => row),
    at,
  );
  const judged = new Map(
    rows.map(({ report, outlook, unchanged }) => [report.id, { light: outlook.computedLight, unchanged }]),
  );
  return new Map(
    placed.flatMap(({ row: { id }, made, key }) => {
      const judgement = made.get(key) ?? judged.get(id);
      if (!judgement) return [];
      made.set(key, judgement);
      return [[id, judgement] as const];
    }),
  );
}

/** The rows of reports that wait, in the order in which they are given. */
async function queueRows(viewer: Viewer, asked: readonly Waiting[], at: Date): Promise<readonly QueueRow[]> {
  const periods = asked.map(({ period }) => period);
  const [months, standings, before] = await Promise.all([
    monthsAt(periods, at),
    standingsOfMonths(viewer, asked, at),
    approvedBefore(asked),
  ]);
  const records = await recordsOf([...asked.map(({ id }) => id), ...before.values()]);
  const reviewer = actorFor(viewer, "progress.review");
  return asked.flatMap(({ id, targetId, period, unit }): QueueRow[] => {
    const report = records.get(id);
    const target = standings.get(period)?.get(targetId);
    const month = months.get(period);
    if (!report || !target || !month) return [];
    const facts = {
      definition: target.definition,
      period,
      approved: target.approved,
      expected: target.standing.scheduleExpected,
    };
    return [
      {
        outlook: monthOutlook({ ...facts, due: month.dueFor(unit.id), thresholds: month.thresholds }, report),
        hints: plausibilityHints({ ...facts, value: figureOf(target.definition.measure, report) }),
        unchanged: saysTheSame(report, records.get(before.get(id) ?? "") ?? null),
        report,
        target: { number: targetNumber(target), indicator: target.indicator, definition: target.inForce },
        unit,
        late: report.submittedAt !== null && isDue(month.reporting, unit.id, report.submittedAt),
        own: isOwn(report, reviewer),
      },
    ];
  });
}

/** The rules of months at an instant, by month. */
async function monthsAt(periods: readonly Period[], at: Date): Promise<ReadonlyMap<Period, MonthAt>> {
  const rules = await monthRules([...new Set(periods)].sort());
  return new Map(rules.map((month) => [month.period, monthAt(month, at)]));
}

/** Reports whole, by id. Without an order, so that the database may be asked for any number of them in parts. */
async function recordsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ProgressRecord>> {
  const rows = await db().progressReport.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: progressSelect,
  });
  return new Map(rows.map((row) => [row.id, toProgressRecord(row)]));
}

/** Of each report the id of what was approved last before it in its year; those without one are left out. */
async function approvedBefore(asked: readonly Waiting[]): Promise<ReadonlyMap<string, string>> {
  const years = new Map<number, Awaited<ReturnType<typeof targetsOfYear>>>();
  for (const year of new Set(asked.map(({ period }) => yearOf(period))))
    years.set(year, await targetsOfYear(year));
  return new Map(
    asked.flatMap(({ id, targetId, period, revision }) => {
      const approved = [...(years.get(yearOf(period))?.get(targetId)?.latest.values() ?? [])];
      const before = approved.findLast(
        (other) => other.period < period || (other.period === period && other.revision < revision),
      );
      return before ? [[id, before.id] as const] : [];
    }),
  );
}

/** The targets of these reports in each of their months, by id. */
async function standingsOfMonths(viewer: Viewer, asked: readonly Waiting[], at: Date) {
  const standings = new Map<Period, ReadonlyMap<string, TargetFigures>>();
  for (const year of new Set(asked.map(({ period }) => yearOf(period)))) {
    const ofYear = asked.filter(({ period }) => yearOf(period) === year);
    const periods = [...new Set(ofYear.map(({ period }) => period))];
    const ids = ofYear.map(({ targetId }) => targetId);
    for (const [period, targets] of await standingsByMonth(viewer, { year, periods, ids, at }))
      standings.set(period, new Map(targets.map((target) => [target.id, target])));
  }
  return standings;
}

/** The figure that a report states; null where it states none. */
export function figureOf(measure: Measure, report: ProgressRecord): string | null {
  const entry = approvedValueOf(measure, report);
  return entry?.kind === "value" ? entry.value : null;
}

function waiting(viewer: Viewer): Prisma.ProgressReportWhereInput {
  return { state: "submitted", target: { is: targetsWith(viewer, "progress.view_queue") } };
}
