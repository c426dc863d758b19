import "server-only";
import { may, type RecordTies, type Viewer } from "@/lib/domain/access";
import { type AuditBody } from "@/lib/domain/audit-event";
import { changedFields, type FieldChange } from "@/lib/domain/history-diff";
import { type Period } from "@/lib/domain/period";
import { type Schedule, scheduleInForce } from "@/lib/domain/schedule";
import { type TargetContent } from "@/lib/domain/target";
import {
  memberOf,
  NOTICE_STATES,
  type NoticeState,
  PROGRESS_STATES,
  type ProgressState,
} from "@/lib/domain/vocabulary";
import { type StandingView } from "@/lib/schemas/target-filter";
import { db } from "../db/client";
import { notFound } from "../errors";
import { type AdjustmentView, openAdjustment } from "./adjustments";
import { EVIDENCE_COLUMNS, type EvidenceView } from "./evidence";
import { type InstructionView, instructionsOf } from "./instructions";
import { namesOf } from "./reports";
import { visibleNotices, visibleProgress, visibleTargets } from "./scope";
import { targetHistory } from "./target-history";
import { partsAside, splitOf, type TargetSplit, wholeOf, type WholeOfPart } from "./target-split";
import { approvedValueOf, FIGURE_COLUMNS } from "./target-record";
import { SOURCE_COLUMNS, sourceOf, type TargetSource } from "./target-source";
import {
  resolveStandingView,
  scheduleByMonth,
  type TargetStanding,
  targetStandings,
} from "./target-standing";

/** One revision of a month's report, as far as the viewer may see it. */
export interface ProgressRevision {
  readonly id: string;
  readonly revision: number;
  readonly state: ProgressState;
  readonly value: string | null;
  readonly judgement: string | null;
  readonly notPublished: boolean;
  readonly progress: string;
  readonly problems: string;
  readonly nextStep: string;
  readonly correctionReason: string | null;
  readonly returnReason: string | null;
  readonly reviewedAt: Date | null;
  readonly evidence: readonly EvidenceView[];
}

/** A definition that was in force before an adjustment (目标调整). */
export interface EarlierVersion {
  readonly version: number;
  readonly content: TargetContent;
  /** What the adjustment changed of it. */
  readonly changes: readonly FieldChange[];
  /** What replaced it. */
  readonly next: TargetContent;
  readonly reason: string;
  readonly document: string | null;
  readonly replacedAt: Date;
  /** Who proposed it. */
  readonly replacedBy: string;
  /** Who confirmed it; null for one that was made before that took two people. */
  readonly confirmedBy: string | null;
  /** The document itself; null like `confirmedBy`. */
  readonly evidence: EvidenceView | null;
}

/** Everything about one target. */
export interface TargetPage {
  readonly target: TargetStanding;
  /** How it is split over units (分解); null where it is not. */
  readonly split: TargetSplit | null;
  /** How many parts it has, where it was reported for this month as a whole, before it was split; 0 otherwise. */
  readonly partsAside: number;
  /** What it is a part of; null for a whole. */
  readonly whole: WholeOfPart | null;
  readonly ties: RecordTies;
  readonly source: TargetSource;
  /** The schedule in force, own or linear; empty for judgements. */
  readonly schedule: Schedule;
  /** What counts in each month: before an adjustment (目标调整) by the schedule of that time. */
  readonly byMonth: Schedule;
  /** The light set by hand for the month, by its id. */
  readonly overrideId: string | null;
  /** Months with something to show, the latest first; of each month the latest revision first. */
  readonly progress: readonly { readonly period: Period; readonly revisions: readonly ProgressRevision[] }[];
  readonly notices: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly unit: string;
    readonly state: NoticeState;
    readonly dueOn: string;
  }[];
  /** Empty for those who may not see them. */
  readonly instructions: readonly InstructionView[];
  readonly versions: readonly EarlierVersion[];
  /** The adjustment that waits for its second person or was refused last. */
  readonly adjustment: AdjustmentView | null;
  readonly history: readonly AuditBody[];
  readonly period: Period;
}

/** The page of one target at the end of a month. @throws LedgerError NOT_FOUND out of the viewer's sight */
export async function targetPage(viewer: Viewer, id: string, view: StandingView): Promise<TargetPage> {
  const row = await db().target.findFirst({
    where: { AND: [{ id }, visibleTargets(viewer)] },
    select: {
      year: true,
      ...SOURCE_COLUMNS,
      versions: {
        orderBy: { version: "desc" },
        include: { adjustment: { select: { decidedById: true, evidence: { select: EVIDENCE_COLUMNS } } } },
      },
    },
  });
  if (!row) throw notFound();
  const { period } = await resolveStandingView(viewer, { ...view, year: row.year });
  const [target] = await targetStandings(viewer, { year: row.year, period, ids: [id] });
  if (!target) throw notFound();
  const ties = tiesOf(target);
  const { statementId } = row;
  const inForce = {
    ...target.inForce,
    dueOn: target.assignment?.dueOn ?? null,
    schedule: target.schedule?.months ?? null,
  };
  const [
    split,
    aside,
    whole,
    byMonth,
    progress,
    notices,
    instructions,
    adjustment,
    override,
    names,
    history,
  ] = await Promise.all([
    splitOf(viewer, target, period),
    partsAside(target),
    wholeOf(viewer, target),
    scheduleByMonth(viewer, target),
    progressOf(viewer, target),
    noticesOf(viewer, id),
    instructionsOf(viewer, id),
    openAdjustment(viewer, { id, ties, inForce }),
    db().lightOverride.findFirst({ where: { targetId: id, period, liftedAt: null }, select: { id: true } }),
    namesOf(
      row.versions.flatMap((version) => [version.replacedById, version.adjustment?.decidedById ?? []].flat()),
    ),
    targetHistory(viewer, { id, statementId, ties }),
  ]);
  return {
    target,
    split,
    partsAside: aside,
    whole,
    ties,
    source: sourceOf(row),
    schedule: scheduleInForce(target.inForce, target.schedule?.months ?? null),
    byMonth,
    overrideId: override?.id ?? null,
    progress,
    notices,
    instructions,
    versions: row.versions.map(
      ({ definition, replacedById, version, reason, document, replacedAt, adjustment: made }, index) => ({
        version,
        ...replaced(definition, row.versions[index - 1]?.definition ?? null, target.inForce),
        reason,
        document,
        replacedAt,
        replacedBy: names.get(replacedById) ?? "",
        confirmedBy: made?.decidedById ? (names.get(made.decidedById) ?? "") : null,
        evidence: made?.evidence ?? null,
      }),
    ),
    adjustment,
    history,
    period,
  };
}

/** A replaced definition beside the one that came after it: the next version's, or what is in force. */
function replaced(stored: string, later: string | null, inForce: TargetContent) {
  const content = JSON.parse(stored) as TargetContent;
  const next = later === null ? inForce : (JSON.parse(later) as TargetContent);
  return { content, next, changes: changedFields({ ...content }, { ...next }) };
}

/** What the chart draws: schedule and approved values by month, null where there is none. */
export function monthsOf({ byMonth, target }: Pick<TargetPage, "byMonth" | "target">) {
  return byMonth.map(({ period, expected }) => {
    const approved = target.approved.find((value) => value.period === period);
    return {
      period,
      expected,
      actual: approved?.kind === "value" ? approved.value : null,
    };
  });
}

function tiesOf({ assignment }: TargetStanding): RecordTies {
  return {
    leadUnitId: assignment?.leadUnit.id ?? null,
    supportUnitIds: assignment?.supportUnits.map(({ id }) => id) ?? [],
    leaderPostId: assignment?.leaderPost?.id ?? null,
  };
}

async function progressOf(viewer: Viewer, target: TargetStanding): Promise<TargetPage["progress"]> {
  const rows = await db().progressReport.findMany({
    where: { AND: [{ targetId: target.id }, visibleProgress(viewer)] },
    orderBy: [{ period: "desc" }, { revision: "desc" }],
    select: {
      ...FIGURE_COLUMNS,
      id: true,
      revision: true,
      state: true,
      progress: true,
      problems: true,
      nextStep: true,
      correctionReason: true,
      returnReason: true,
      reviewedAt: true,
      evidence: {
        select: {
          evidence: { select: EVIDENCE_COLUMNS },
        },
        orderBy: { evidence: { addedAt: "asc" } },
      },
    },
  });
  const months = new Map<Period, ProgressRevision[]>();
  for (const row of rows) {
    const figure = approvedValueOf(target.inForce.measure, row);
    const revisions = months.get(row.period) ?? [];
    months.set(row.period, revisions);
    revisions.push({
      id: row.id,
      revision: row.revision,
      state: memberOf(PROGRESS_STATES, row.state),
      value: figure?.kind === "value" ? figure.value : null,
      judgement: figure?.kind === "judgement" ? figure.judgement : null,
      notPublished: row.notPublished,
      progress: row.progress,
      problems: row.problems,
      nextStep: row.nextStep,
      correctionReason: row.correctionReason,
      returnReason: row.returnReason,
      reviewedAt: row.reviewedAt,
      evidence: row.evidence.map(({ evidence }) => evidence),
    });
  }
  return [...months].map(([period, revisions]) => ({ period, revisions }));
}

async function noticesOf(viewer: Viewer, targetId: string): Promise<TargetPage["notices"]> {
  const rows = await db().notice.findMany({
    where: { AND: [{ targets: { some: { targetId } } }, visibleNotices(viewer)] },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      number: true,
      title: true,
      state: true,
      dueOn: true,
      unit: { select: { shortName: true } },
    },
  });
  return rows.map(({ unit, state, ...notice }) => ({
    ...notice,
    unit: unit.shortName,
    state: memberOf(NOTICE_STATES, state),
  }));
}

/** What the viewer may do on the page; the commands ask the same table again. */
export function targetRights(
  viewer: Viewer,
  { target, split, ties }: Pick<TargetPage, "target" | "split" | "ties">,
) {
  const active = target.state === "active";
  return {
    manage: active && may(viewer, "target.manage", ties),
    light: active && may(viewer, "light.set", ties),
    // Of a split target the parts are asked for, not the whole.
    report: active && split === null && may(viewer, "progress.write", ties),
    instruct: active && may(viewer, "instruction.give", ties),
    seeInstructions: may(viewer, "instruction.view", ties),
  };
}
