import "server-only";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type TargetDefinition } from "@/lib/domain/goal";
import { comparePeriods, openPeriodAt, type Period } from "@/lib/domain/period";
import { deadlineOf, isDue } from "@/lib/domain/reporting-period";
import { type Schedule } from "@/lib/domain/schedule";
import { asksForPart, PART_RULES, type PartRule, rollUpParts, wholeValues } from "@/lib/domain/parts";
import { type ApprovedValue, type Standing, standingOf } from "@/lib/domain/standing";
import { type TargetContent, versionHeldIn } from "@/lib/domain/target";
import { SCHEDULE_KINDS, type ScheduleKind, type SetupGap, setupGaps } from "@/lib/domain/target-setup";
import {
  type Category,
  type GreyReason,
  LIGHTS,
  memberOf,
  TARGET_STATES,
  type TargetState,
} from "@/lib/domain/vocabulary";
import { type Prisma } from "../db/client";
import { type MonthRules } from "./reporting-periods";
import {
  approvedValueOf,
  contentOf,
  customScheduleOf,
  type FIGURE_COLUMNS,
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

/** What the parts of a split target (分解) make of it at the end of a month. */
export interface PartsView {
  readonly rule: PartRule;
  readonly total: number;
  /** The units whose parts have no figure; while there is one, the whole has none. */
  readonly missing: readonly {
    readonly id: string;
    readonly indicator: string;
    readonly unit: UnitName | null;
    readonly reason: GreyReason;
  }[];
  /** What the others make; null where that says nothing. */
  readonly partial: DecimalText | null;
}

/** A target and where it stands at the end of a month: what every count, chart and roll-up is made of. */
export interface TargetFigures {
  readonly id: string;
  /** 序号 within the year. */
  readonly number: number;
  /** 0 for a whole; a part of it is called 12-1, 12-2 … (`targetNumber`). */
  readonly partNumber: number;
  readonly parentId: string | null;
  readonly year: number;
  /** What it was called in the month, and under what it was counted, before an adjustment (目标调整) too. */
  readonly indicator: string;
  readonly category: Category;
  /** What held in the month: the standing rests on it. */
  readonly definition: TargetDefinition;
  /** What is in force today; another one where the target was adjusted after the month (目标调整). */
  readonly inForce: TargetContent;
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
  /** Null where the target is not split, or was reported as a whole for the month. */
  readonly parts: PartsView | null;
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
  partNumber: true,
  parentId: true,
  partRule: true,
  partReason: true,
  weight: true,
  livelihood: true,
  note: true,
  state: true,
  version: true,
  createdAt: true,
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
  lightOverrides: {
    where: { liftedAt: null },
    select: { period: true, light: true, reason: true },
  },
} as const satisfies Prisma.TargetSelect;

type StandingRow = Prisma.TargetGetPayload<{ select: typeof STANDING_COLUMNS }>;

/** A report that was submitted or approved, as far as a standing rests on it. */
export type FigureReport = Prisma.ProgressReportGetPayload<{
  select: typeof FIGURE_COLUMNS & { id: true; state: true; revision: true };
}>;

/** A target as the rules read it, with the parts that it is split into. */
export interface ReadTarget extends ReturnType<typeof readRow> {
  readonly split: { readonly rule: PartRule; readonly parts: readonly ReadTarget[] } | null;
  /** The figures that were made of it: several views ask for the same month, and only what is in the key changes them. */
  readonly made: Map<string, TargetFigures>;
}

/**
 * A row as the rules read it: what is the same in every month is read once.
 *
 * @param reports those that were submitted or approved
 * @param parts the parts in force; empty where the target is not split
 */
export function readTarget(
  row: StandingRow,
  reports: readonly FigureReport[],
  parts: readonly ReadTarget[],
): ReadTarget {
  const read = { ...readRow(row, reports), made: new Map<string, TargetFigures>() };
  if (row.partRule === null || parts.length === 0) return { ...read, split: null };
  const rule = memberOf(PART_RULES, row.partRule);
  const histories = parts.map(({ fixed: part }) => ({
    id: part.id,
    weight: part.weight,
    definition: part.inForce,
    schedule: part.schedule?.months ?? null,
    approved: part.approved,
  }));
  const approved = wholeValues(rule, read.fixed.inForce, read.fixed.approved, histories);
  return { ...read, fixed: { ...read.fixed, approved }, split: { rule, parts } };
}

function readRow(row: StandingRow, reports: readonly FigureReport[]) {
  const inForce = contentOf(row);
  const months = customScheduleOf(row.year, row.schedule);
  // In rising order of revisions, so that the latest of a month is the one that stays.
  const settled = reports
    .filter(({ state }) => state === "approved")
    .sort((a, b) => comparePeriods(a.period, b.period) || a.revision - b.revision);
  const latest = new Map(settled.map((report) => [report.period, report]));
  // An adjustment keeps the measure once there are figures, so they read the same in every month.
  const approved = [...latest.values()].flatMap((report) => approvedValueOf(inForce.measure, report) ?? []);
  const fixed = {
    id: row.id,
    number: row.number,
    partNumber: row.partNumber,
    parentId: row.parentId,
    year: row.year,
    indicator: inForce.indicator,
    category: inForce.category,
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
    approved: approved as readonly ApprovedValue[],
  };
  return {
    row,
    fixed,
    latest,
    inReview: new Set(reports.flatMap(({ state, period }) => (state === "submitted" ? [period] : []))),
  };
}

/** A month's rules at an instant, prepared for many targets. */
export interface MonthAt extends MonthRules {
  /** Whether a unit's reports of the month are due at the instant; null for targets that nobody leads. */
  readonly dueFor: (leadUnitId: string | null) => boolean;
  /**
   * Tells months and thresholds apart by what they are, not by a number given out here: a bundler makes one copy of this
   * module for pages and one for routes, and the figures that they make are kept for both.
   */
  readonly key: string;
  /** The same, for a report that is not due at the instant and one that is: made once, looked up thousands of times. */
  readonly dueKeys: readonly [open: string, due: string];
  /** The same, and whose reports are due at the instant. */
  readonly instantKey: string;
}

export function monthAt(month: MonthRules, at: Date): MonthAt {
  const known = new Map<string | null, boolean>();
  const dueFor = (unitId: string | null): boolean => {
    const due = known.get(unitId) ?? isDue(month.reporting, unitId, at);
    known.set(unitId, due);
    return due;
  };
  const key = JSON.stringify([month.period, month.thresholds]);
  // Only units with an extension have a deadline other than the general one.
  const extended = [...month.reporting.extensions.keys()].filter((unitId) => dueFor(unitId) !== dueFor(null));
  return {
    ...month,
    key,
    dueKeys: [`${key} open`, `${key} due`],
    instantKey: `${key} ${dueFor(null)} ${extended.sort()}`,
    dueFor,
  };
}

/** So many figures of one target are kept: a year's months, before and after their deadline. */
const MADE_KEPT = 24;

/** Where a target that was read stands at the end of a month. */
export function figuresOf(target: ReadTarget, month: MonthAt): TargetFigures {
  const key = madeKey(target, month);
  const known = target.made.get(key);
  if (known) return known;
  const figures = makeFigures(target, month);
  if (target.made.size >= MADE_KEPT) target.made.clear();
  target.made.set(key, figures);
  return figures;
}

/** Tells apart what the figures of a target differ by: the month, and which of its reports are due. */
function madeKey(target: ReadTarget, month: MonthAt): string {
  if (target.split === null) return month.dueKeys[isDueOf(target, month) ? 1 : 0];
  return `${month.key} ${[target, ...target.split.parts].map((one) => Number(isDueOf(one, month))).join("")}`;
}

/** Whether a report of the month reached the supervisor, approved by now or not. */
export function wasHandedIn({ latest, inReview }: ReadTarget, period: Period): boolean {
  return latest.has(period) || inReview.has(period);
}

/** Whether a month asks its unit for a target: for a part (分解) by the rule of its own, for any other always. */
export function isAskedFor(target: ReadTarget, whole: ReadTarget | undefined, month: MonthAt): boolean {
  const { row } = target;
  if (row.parentId === null) return true;
  const { period, reporting } = month;
  return asksForPart(
    {
      reported: wasHandedIn(target, period),
      createdAt: row.createdAt,
      deadline: deadlineOf(reporting, row.assignment?.leadUnit.id ?? null),
    },
    whole ? { reported: whole.latest.has(period) } : null,
  );
}

const isDueOf = ({ row }: ReadTarget, month: MonthAt) => month.dueFor(row.assignment?.leadUnit.id ?? null);

function makeFigures(target: ReadTarget, month: MonthAt): TargetFigures {
  const { row, fixed, latest, inReview } = target;
  const split = latest.has(month.period) ? null : splitIn(target, month);
  const override = row.lightOverrides.find(({ period }) => period === month.period);
  const held = heldIn(row, month.period);
  const definition = held?.content ?? fixed.inForce;
  const standing = standingOf({
    definition,
    schedule: held ? held.months : (fixed.schedule?.months ?? null),
    approved: fixed.approved,
    period: month.period,
    // The unit in charge of a split target isn't asked for it again: its parts say what is due.
    due: split ? split.reason === "not_reported" : isDueOf(target, month),
    inReview: split ? split.reason === "in_review" : inReview.has(month.period),
    thresholds: month.thresholds,
    override: override ? { light: memberOf(LIGHTS, override.light), reason: override.reason } : null,
  });
  const basisMonth = basisPeriod(standing);
  const basis = basisMonth === null ? undefined : latest.get(basisMonth);
  return {
    ...fixed,
    indicator: definition.indicator,
    category: definition.category,
    definition,
    standing,
    basis: basis ? { reportId: basis.id, period: basis.period, revision: basis.revision } : null,
    parts: split && split.view,
  };
}

/** What the parts of a split target make of it in a month; null where it is not split. */
function splitIn(
  { split, fixed }: ReadTarget,
  month: MonthAt,
): { readonly view: PartsView; readonly reason: GreyReason | null } | null {
  if (split === null) return null;
  const parts = split.parts.map((part) => figuresOf(part, month));
  const { total, missing, partial, reason } = rollUpParts(split.rule, fixed.inForce, parts, month.period);
  return {
    view: {
      rule: split.rule,
      total,
      partial,
      missing: missing.map((part) => ({
        ...part,
        indicator: fixed.indicator,
        unit: parts.find(({ id }) => id === part.id)?.assignment?.leadUnit ?? null,
      })),
    },
    reason,
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
): { readonly content: TargetContent; readonly months: Schedule | null } | null {
  const dated = versions.map((version) => ({ ...version, replacedIn: openPeriodAt(version.replacedAt) }));
  const version = versionHeldIn(dated, period);
  if (!version) return null;
  const schedule = version.schedule ? (JSON.parse(version.schedule) as ScheduleRow) : null;
  return {
    content: JSON.parse(version.definition) as TargetContent,
    months: customScheduleOf(year, schedule),
  };
}
