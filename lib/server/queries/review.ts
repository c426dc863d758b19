import "server-only";
import { actorFor, may, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { type TargetDefinition } from "@/lib/domain/goal";
import { monthOutlook } from "@/lib/domain/month-outlook";
import { type Period, yearOf } from "@/lib/domain/period";
import { plausibilityHints, type PlausibilityHint } from "@/lib/domain/plausibility";
import { isOwn } from "@/lib/domain/progress";
import { saysTheSame } from "@/lib/domain/review-pick";
import { isDue } from "@/lib/domain/reporting-period";
import { linearSchedule } from "@/lib/domain/schedule";
import { targetNumber } from "@/lib/domain/split";
import { type Standing } from "@/lib/domain/standing";
import { type Measure } from "@/lib/domain/vocabulary";
import { type ReviewFilter } from "@/lib/schemas/review-filter";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { forbidden, notFound } from "../errors";
import { evidenceOn, type EvidenceView } from "./evidence";
import { approvedBeforeRevision, revisionsOf } from "./progress-form";
import { type ProgressStep, progressSteps } from "./progress-history";
import { type ProgressRecord, progressRecord, progressSelect, toProgressRecord } from "./progress-record";
import { monthHistory } from "./record-history";
import { namesOf } from "./reports";
import { targetsWith } from "./scope";
import { reportingPeriods, settingsOf } from "./reporting-periods";
import { approvedValueOf, definitionOf, TARGET_RULE_COLUMNS } from "./target-record";
import { type UnitName } from "./target-figures";
import { targetStandings, type TargetStanding } from "./target-standing";

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
  readonly rows: readonly QueueRow[];
  /** All that wait, whatever the conditions. */
  readonly total: number;
  /** What the conditions can be set to: units and months of which something waits. */
  readonly units: readonly UnitName[];
  readonly periods: readonly Period[];
}

/** What waits for review, the oldest submission first. */
export async function reviewQueue(
  viewer: Viewer,
  filter: ReviewFilter = {},
  at: Date = now(),
): Promise<ReviewQueue> {
  const rows = await db().progressReport.findMany({
    where: waiting(viewer),
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      ...progressSelect,
      unit: { select: { id: true, name: true, shortName: true, sortOrder: true } },
      target: { select: { ...TARGET_RULE_COLUMNS, number: true, partNumber: true } },
    },
  });
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const ids = rows.map(({ targetId }) => targetId);
  const [months, standings, settled] = await Promise.all([
    reportingPeriods(periods),
    standingsOfMonths(viewer, periods, ids),
    db().progressReport.findMany({
      where: { targetId: { in: ids }, state: "approved", period: { gte: `${periods[0] ?? ""}`.slice(0, 4) } },
      orderBy: [{ period: "asc" }, { revision: "asc" }],
      select: progressSelect,
    }),
  ]);
  const reviewer = actorFor(viewer, "progress.review");
  const all = rows.flatMap(({ target, unit, ...row }): QueueRow[] => {
    const report = toProgressRecord(row);
    const month = standings.get(report.period);
    const standing = month?.targets.get(report.targetId);
    if (!month || !standing) return [];
    const facts = {
      definition: standing.definition,
      period: report.period,
      approved: standing.approved,
      expected: standing.standing.scheduleExpected,
    };
    const before = settled.findLast(
      (other) =>
        other.targetId === report.targetId &&
        yearOf(other.period) === yearOf(report.period) &&
        (other.period < report.period ||
          (other.period === report.period && other.revision < report.revision)),
    );
    return [
      {
        outlook: monthOutlook(
          { ...facts, due: isDue(months.get(report.period)!, unit.id, at), thresholds: month.thresholds },
          report,
        ),
        hints: plausibilityHints({ ...facts, value: figureOf(standing.definition.measure, report) }),
        unchanged: saysTheSame(report, before ? toProgressRecord(before) : null),
        report,
        target: {
          number: targetNumber(target),
          indicator: target.indicator,
          definition: definitionOf(target),
        },
        unit,
        late: report.submittedAt !== null && isDue(months.get(report.period)!, unit.id, report.submittedAt),
        own: isOwn(report, reviewer),
      },
    ];
  });
  const units = [...new Map(rows.map(({ unit }) => [unit.id, unit])).values()];
  return {
    rows: all.filter(
      ({ unit, report, outlook, unchanged }) =>
        (!filter.unit || unit.id === filter.unit) &&
        (!filter.period || report.period === filter.period) &&
        (!filter.light || outlook.computedLight === filter.light) &&
        (!filter.changed || unchanged === (filter.changed === "no")),
    ),
    total: all.length,
    units: units.sort((a, b) => a.sortOrder - b.sortOrder),
    periods,
  };
}

/** The standings of these targets in each of the months, and the thresholds in force then. */
async function standingsOfMonths(viewer: Viewer, periods: readonly Period[], ids: readonly string[]) {
  return new Map(
    await Promise.all(
      periods.map(async (period) => {
        const [targets, { thresholds }] = await Promise.all([
          targetStandings(viewer, { year: yearOf(period), period, ids }),
          settingsOf(period),
        ]);
        return [
          period,
          { thresholds, targets: new Map(targets.map((target) => [target.id, target])) },
        ] as const;
      }),
    ),
  );
}

function figureOf(measure: Measure, report: ProgressRecord): string | null {
  const entry = approvedValueOf(measure, report);
  return entry?.kind === "value" ? entry.value : null;
}

/** Everything a supervisor needs to decide on one report. */
export interface ReviewItem {
  readonly report: ProgressRecord;
  readonly authorName: string;
  readonly submitterName: string | null;
  readonly target: TargetStanding;
  readonly own: boolean;
  readonly late: boolean;
  /** Where the target would stand with this report approved. */
  readonly wouldStand: Standing;
  /** What is odd about its figure. */
  readonly hints: readonly PlausibilityHint[];
  readonly approvedBefore: ProgressRecord | null;
  readonly evidence: readonly EvidenceView[];
  readonly steps: readonly ProgressStep[];
  readonly history: readonly AuditBody[];
  /** The chart's lines: the schedule, and what is approved together with what this report says. */
  readonly series: {
    readonly periods: readonly Period[];
    readonly scheduled: readonly (string | null)[];
    readonly actual: readonly (string | null)[];
  };
  readonly queue: {
    /** 1 for the first that waits; 0 when this one doesn't wait any more. */
    readonly position: number;
    readonly total: number;
    readonly previousId: string | null;
    readonly nextId: string | null;
  };
}

/** Throws NOT_FOUND out of sight, FORBIDDEN for who may see but not review. */
export async function reviewItem(
  viewer: Viewer,
  id: string,
  filter: ReviewFilter = {},
  at: Date = now(),
): Promise<ReviewItem> {
  const { report, target: subject } = await progressRecord(viewer, id);
  if (!may(viewer, "progress.review", subject.ties)) throw forbidden();
  const { period, targetId } = report;
  const [[target], settings, revisions, queue] = await Promise.all([
    targetStandings(viewer, { year: yearOf(period), period, ids: [targetId], at }),
    settingsOf(period),
    revisionsOf(viewer, targetId, period),
    reviewQueue(viewer, filter, at),
  ]);
  // What was sent back lies with its unit: what is written there meanwhile is a draft again.
  if (!target || report.state === "returned") throw notFound();
  const ids = revisions.map((revision) => revision.id);
  const [evidence, steps, history, approvedBefore, names] = await Promise.all([
    evidenceOn(report.id),
    progressSteps(revisions, may(viewer, "progress.view_draft", subject.ties)),
    monthHistory(viewer, { id: targetId, ties: subject.ties }, period, ids),
    approvedBeforeRevision(viewer, targetId, period, report.revision),
    namesOf([report.authorId, report.submitterId].filter((person) => person !== null)),
  ]);
  const { definition } = target;
  const stated = approvedValueOf(definition.measure, report);
  const approved = [
    ...target.approved.filter((entry) => entry.period !== period),
    ...(stated ? [stated] : []),
  ];
  const schedule = target.schedule?.months ?? linearSchedule(definition);
  const index = queue.rows.findIndex((row) => row.report.id === id);
  return {
    report,
    authorName: names.get(report.authorId) ?? "",
    submitterName: report.submitterId && (names.get(report.submitterId) ?? null),
    target,
    own: isOwn(report, actorFor(viewer, "progress.review")),
    late: report.submittedAt !== null && isDue(settings.reporting, report.unitId, report.submittedAt),
    wouldStand: monthOutlook(
      {
        definition,
        period,
        approved: target.approved,
        expected: target.standing.scheduleExpected,
        due: isDue(settings.reporting, target.assignment?.leadUnit.id ?? null, at),
        thresholds: settings.thresholds,
      },
      report,
    ),
    hints: plausibilityHints({
      definition,
      period,
      value: figureOf(definition.measure, report),
      approved: target.approved,
      expected: target.standing.scheduleExpected,
    }),
    approvedBefore,
    evidence,
    steps,
    history,
    series: {
      periods: schedule.map((entry) => entry.period),
      scheduled: schedule.map(({ expected }) => expected),
      actual: schedule.map((month) => {
        const entry = approved.find((candidate) => candidate.period === month.period);
        return entry?.kind === "value" ? entry.value : null;
      }),
    },
    queue: {
      position: index + 1,
      total: queue.rows.length,
      previousId: queue.rows[index - 1]?.report.id ?? null,
      nextId: (index < 0 ? queue.rows[0] : queue.rows[index + 1])?.report.id ?? null,
    },
  };
}

function waiting(viewer: Viewer): Prisma.ProgressReportWhereInput {
  return { state: "submitted", target: { is: targetsWith(viewer, "progress.review") } };
}
