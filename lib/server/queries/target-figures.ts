import "server-only";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type TargetDefinition } from "@/lib/domain/goal";
import { comparePeriods, openPeriodAt, type Period } from "@/lib/domain/period";
import { isDue } from "@/lib/domain/reporting-period";
import { type Schedule } from "@/lib/domain/schedule";
import { type ApprovedValue, type Standing, standingOf } from "@/lib/domain/standing";
import { type TargetContent, versionHeldIn } from "@/lib/domain/target";
import { SCHEDULE_KINDS, type ScheduleKind, type SetupGap, setupGaps } from "@/lib/domain/target-setup";
import {
  type Category,
  CATEGORIES,
  LIGHTS,
  memberOf,
  TARGET_STATES,
  type TargetState,
} from "@/lib/domain/vocabulary";
import { type Prisma } from "../db/client";
import { type MonthRules } from "./reporting-periods";
import {
  approvedValueOf,
  customScheduleOf,
  definitionOf,
  FIGURE_COLUMNS,
  type ScheduleRow,
  TARGET_RULE_COLUMNS,
} from "./target-record";

export interface UnitName {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** 责任分工 as screens and exports show it. */
export interface AssignmentView {
  readonly leadUnit: UnitName;
  readonly supportUnits: readonly UnitName[];
  readonly leaderPost: { readonly id: string; readonly title: string } | null;
  readonly contact: string | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly version: number;
}

/** A target and where it stands at the end of a month: what every count, chart and roll-up is made of. */
export interface TargetFigures {
  readonly id: string;
  /** 序号 within the year. */
  readonly number: number;
  readonly year: number;
  readonly indicator: string;
  readonly category: Category;
  /** What held in the month: the standing rests on it. */
  readonly definition: TargetDefinition;
  /** What is in force today; another one where the target was adjusted after the month (目标调整). */
  readonly inForce: TargetDefinition;
  readonly weight: DecimalText;
  readonly livelihood: boolean;
  readonly note: string | null;
  readonly state: TargetState;
  readonly version: number;
  readonly source: { readonly reportId: string; readonly statementId: string; readonly quote: string };
  readonly assignment: AssignmentView | null;
  /** The schedule that was set for the target, with its kind; null where the linear one holds by default. */
  readonly schedule: {
    readonly kind: ScheduleKind;
    readonly version: number;
    readonly months: Schedule | null;
  } | null;
  /** What the supervisor still has to do about it. */
  readonly gaps: readonly SetupGap[];
  readonly standing: Standing;
  /** The approved report that the standing's figure comes from, of this month or an earlier one; null where none does. */
  readonly basis: { readonly reportId: string; readonly period: Period; readonly revision: number } | null;
  /** All approved values of the year, latest revisions, in the order of their months. */
  readonly approved: readonly ApprovedValue[];
}

const unitName = { id: true, name: true, shortName: true } as const;

/**
 * The columns that figures are made of. None of the lists in it is ordered here: Prisma refuses a nested query with an
 * order once it asks for more targets than SQLite takes parameters, so `readTarget` sorts them.
 */
export const STANDING_COLUMNS = {
  ...TARGET_RULE_COLUMNS,
  id: true,
  number: true,
  weight: true,
  livelihood: true,
  note: true,
  state: true,
  version: true,
  reportId: true,
  statementId: true,
  statement: { select: { quote: true } },
  assignment: {
    select: {
      contact: true,
      dueOn: true,
      version: true,
      leadUnit: { select: unitName },
      leaderPost: { select: { id: true, title: true } },
      supports: { select: { unit: { select: { ...unitName, sortOrder: true } } } },
    },
  },
  schedule: { select: { kind: true, entries: true, version: true } },
  versions: { select: { version: true, definition: true, schedule: true, replacedAt: true } },
  // A correction is a later revision; until it is approved, the approved one before it counts. Of a submitted report
  // only the fact is used.
  progressReports: {
    where: { state: { in: ["approved", "submitted"] } },
    select: {
      ...FIGURE_COLUMNS,
      id: true,
      state: true,
      revision: true,
    },
  },
  lightOverrides: {
    where: { liftedAt: null },
    select: { period: true, light: true, reason: true },
  },
} as const satisfies Prisma.TargetSelect;

type StandingRow = Prisma.TargetGetPayload<{ select: typeof STANDING_COLUMNS }>;

/** A row as the rules read it: what is the same in every month is read once. */
export function readTarget(row: StandingRow) {
  const inForce = definitionOf(row);
  const months = customScheduleOf(row.year, row.schedule);
  // In rising order of revisions, so that the latest of a month is the one that stays.
  const settled = row.progressReports
    .filter(({ state }) => state === "approved")
    .sort((a, b) => comparePeriods(a.period, b.period) || a.revision - b.revision);
  const latest = new Map(settled.map((report) => [report.period, report]));
  // An adjustment keeps the measure once there are figures, so they read the same in every month.
  const approved = [...latest.values()].flatMap((report) => approvedValueOf(inForce.measure, report) ?? []);
  const fixed = {
    id: row.id,
    number: row.number,
    year: row.year,
    indicator: row.indicator,
    category: memberOf(CATEGORIES, row.category),
    inForce,
    weight: row.weight,
    livelihood: row.livelihood,
    note: row.note,
    state: memberOf(TARGET_STATES, row.state),
    version: row.version,
    source: { reportId: row.reportId, statementId: row.statementId, quote: row.statement.quote },
    assignment: row.assignment && {
      leadUnit: row.assignment.leadUnit,
      supportUnits: row.assignment.supports
        .map(({ unit }) => unit)
        .sort((a, b) => a.sortOrder - b.sortOrder)
        .map(({ sortOrder: _, ...unit }) => unit),
      leaderPost: row.assignment.leaderPost,
      contact: row.assignment.contact,
      dueOn: row.assignment.dueOn,
      version: row.assignment.version,
    },
    schedule: row.schedule && {
      kind: memberOf(SCHEDULE_KINDS, row.schedule.kind),
      version: row.schedule.version,
      months,
    },
    gaps: setupGaps(inForce, row.assignment !== null, months),
    approved,
  };
  return { row, fixed, latest };
}

/** Where a target that was read stands at the end of a month, at an instant. */
export function figuresOf(
  { row, fixed, latest }: ReturnType<typeof readTarget>,
  month: MonthRules & { readonly at: Date },
): TargetFigures {
  const override = row.lightOverrides.find(({ period }) => period === month.period);
  const held = heldIn(row, month.period);
  const definition = held?.definition ?? fixed.inForce;
  const standing = standingOf({
    definition,
    schedule: held ? held.months : (fixed.schedule?.months ?? null),
    approved: fixed.approved,
    period: month.period,
    due: isDue(month.reporting, row.assignment?.leadUnit.id ?? null, month.at),
    inReview: row.progressReports.some(
      ({ state, period }) => state === "submitted" && period === month.period,
    ),
    thresholds: month.thresholds,
    override: override ? { light: memberOf(LIGHTS, override.light), reason: override.reason } : null,
  });
  const basisMonth = basisPeriod(standing);
  const basis = basisMonth === null ? undefined : latest.get(basisMonth);
  return {
    ...fixed,
    definition,
    standing,
    basis: basis ? { reportId: basis.id, period: basis.period, revision: basis.revision } : null,
  };
}

/** The month whose approved report the standing's figure comes from; what was reached earlier still counts (销号). */
function basisPeriod({ actual, judgement, reporting, lastKnown, period }: Standing): Period | null {
  if (actual !== null) return lastKnown?.period ?? null;
  return judgement !== null || reporting === "not_published" ? period : null;
}

/** What held in a month before an adjustment, with its schedule; null where it is what is in force. */
function heldIn(
  { year, versions }: StandingRow,
  period: Period,
): { readonly definition: TargetDefinition; readonly months: Schedule | null } | null {
  const dated = versions.map((version) => ({ ...version, replacedIn: openPeriodAt(version.replacedAt) }));
  const version = versionHeldIn(dated, period);
  if (!version) return null;
  const { indicator: _, category: __, ...definition } = JSON.parse(version.definition) as TargetContent;
  const schedule = version.schedule ? (JSON.parse(version.schedule) as ScheduleRow) : null;
  return { definition, months: customScheduleOf(year, schedule) };
}
