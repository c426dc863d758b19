import "server-only";
import { actorFor, may, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { monthOutlook } from "@/lib/domain/month-outlook";
import { type Period, yearOf } from "@/lib/domain/period";
import { plausibilityHints, type PlausibilityHint } from "@/lib/domain/plausibility";
import { isOwn } from "@/lib/domain/progress";
import { isDue } from "@/lib/domain/reporting-period";
import { type Standing } from "@/lib/domain/standing";
import { type ReviewFilter } from "@/lib/schemas/review-filter";
import { now } from "../clock";
import { db } from "../db/client";
import { mayNot, notFound } from "../errors";
import { evidenceOn, type EvidenceView } from "./evidence";
import { approvedBeforeRevision, revisionsOf } from "./progress-form";
import { type ProgressStep, progressSteps } from "./progress-history";
import { type ProgressRecord, progressRecord } from "./progress-record";
import { monthHistory } from "./record-history";
import { settingsOf } from "./reporting-periods";
import { namesOf } from "./reports";
import { figureOf, waitingReports } from "./review-queue";
import { approvedValueOf } from "./target-record";
import { SOURCE_COLUMNS, sourceOf, type TargetSource } from "./target-source";
import { scheduleByMonth, targetStandings, type TargetStanding } from "./target-standing";

/** Everything a supervisor needs to decide on one report. */
export interface ReviewItem {
  readonly report: ProgressRecord;
  readonly authorName: string;
  readonly submitterName: string | null;
  readonly target: TargetStanding;
  readonly source: TargetSource;
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
  if (!may(viewer, "progress.view_queue", subject.ties)) throw mayNot("progress.view_queue", "progress", id);
  const { period, targetId } = report;
  const [[target], settings, revisions, queue] = await Promise.all([
    targetStandings(viewer, { year: yearOf(period), period, ids: [targetId], at }),
    settingsOf(period),
    revisionsOf(viewer, targetId, period),
    waitingReports(viewer, filter, at),
  ]);
  // What was sent back lies with its unit: what is written there meanwhile is a draft again.
  if (!target || report.state === "returned") throw notFound();
  const ids = revisions.map((revision) => revision.id);
  const [evidence, steps, history, approvedBefore, names, schedule, source] = await Promise.all([
    evidenceOn(report.id),
    progressSteps(revisions, may(viewer, "progress.view_draft", subject.ties)),
    monthHistory(viewer, { id: targetId, ties: subject.ties }, period, ids),
    approvedBeforeRevision(viewer, targetId, period, report.revision),
    namesOf([report.authorId, report.submitterId].filter((person) => person !== null)),
    scheduleByMonth(viewer, target),
    db().target.findUniqueOrThrow({ where: { id: targetId }, select: SOURCE_COLUMNS }),
  ]);
  const { definition } = target;
  const stated = approvedValueOf(definition.measure, report);
  const approved = [
    ...target.approved.filter((entry) => entry.period !== period),
    ...(stated ? [stated] : []),
  ];
  const index = queue.matching.findIndex((row) => row.id === id);
  return {
    report,
    authorName: names.get(report.authorId) ?? "",
    submitterName: report.submitterId && (names.get(report.submitterId) ?? null),
    target,
    source: sourceOf(source),
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
      total: queue.matching.length,
      previousId: queue.matching[index - 1]?.id ?? null,
      nextId: (index < 0 ? queue.matching[0] : queue.matching[index + 1])?.id ?? null,
    },
  };
}
