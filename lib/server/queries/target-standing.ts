import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type TargetDefinition } from "@/lib/domain/goal";
import { openPeriodAt, type Period, periodsOfYear, yearOf } from "@/lib/domain/period";
import { isDue, type ReportingPeriod } from "@/lib/domain/reporting-period";
import { isCounted } from "@/lib/domain/roll-up";
import { type Schedule } from "@/lib/domain/schedule";
import { type ApprovedValue, type Standing, standingOf } from "@/lib/domain/standing";
import { type LightThresholds } from "@/lib/domain/thresholds";
import { standingMonth } from "@/lib/domain/standing-month";
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
import { type StandingView, type TargetFilter } from "@/lib/schemas/target-filter";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { reportingPeriods, settingsOf } from "./reporting-periods";
import { visibleTargets } from "./scope";
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

/** A target and where it stands at the end of a month: one row of every list, table, count and export. */
export interface TargetStanding {
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
  /** Null where nothing is approved for the month. */
  readonly report: ApprovedReport | null;
}

const unitName = { id: true, name: true, shortName: true } as const;

const STANDING_COLUMNS = {
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
      supports: { select: { unit: { select: unitName } }, orderBy: { unit: { sortOrder: "asc" } } },
    },
  },
  schedule: { select: { kind: true, entries: true, version: true } },
  versions: { select: { version: true, definition: true, schedule: true, replacedAt: true } },
  // A correction is a later revision; until it is approved, the approved one before it counts. Of a submitted report
  // only the fact is used.
  progressReports: {
    where: { state: { in: ["approved", "submitted"] } },
    orderBy: [{ period: "asc" }, { revision: "asc" }],
    select: {
      ...FIGURE_COLUMNS,
      id: true,
      state: true,
      revision: true,
      progress: true,
      problems: true,
      nextStep: true,
      reviewedAt: true,
      evidence: { select: { evidence: { select: { id: true, name: true } } } },
    },
  },
  lightOverrides: {
    where: { liftedAt: null },
    orderBy: { setAt: "desc" },
    select: { period: true, light: true, reason: true },
  },
} as const satisfies Prisma.TargetSelect;

type StandingRow = Prisma.TargetGetPayload<{ select: typeof STANDING_COLUMNS }>;

/**
 * THE way to a standing on the server: every page, count, to-do and export asks here, so that the same number
 * stands in every view. Holds the targets that the viewer may see, in the order of their numbers.
 *
 * @param query `period` is a month of `year`; `at` is the instant by which reports are due (default: now)
 */
export async function targetStandings(
  viewer: Viewer,
  query: { year: number; period: Period; filter?: TargetFilter; ids?: readonly string[]; at?: Date },
): Promise<TargetStanding[]> {
  const { year, period, at = now() } = query;
  const filter: TargetFilter = query.filter ?? {};
  const [rows, settings] = await Promise.all([
    db().target.findMany({
      where: {
        AND: [
          visibleTargets(viewer),
          { year },
          ...(query.ids ? [{ id: { in: [...query.ids] } }] : conditionsOf(filter)),
        ],
      },
      orderBy: { number: "asc" },
      select: STANDING_COLUMNS,
    }),
    settingsOf(period),
  ]);
  return rows
    .map((row) => standingRow(row, { period, at, ...settings }))
    .filter(({ gaps }) => filter.only !== "unscheduled" || gaps.includes("schedule"))
    .filter(({ standing }) => !filter.light || standing.light === filter.light)
    .filter(({ standing }) => !filter.count || isCounted(filter.count, standing));
}

/**
 * Year and month that a view shows: what its address asks for, else the year of today (or the last one with
 * targets) and the last month of it whose reports are due.
 */
export async function resolveStandingView(
  viewer: Viewer,
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

function standingRow(
  row: StandingRow,
  month: { period: Period; at: Date; reporting: ReportingPeriod; thresholds: LightThresholds },
): TargetStanding {
  const inForce = definitionOf(row);
  const months = customScheduleOf(row.year, row.schedule);
  const held = heldIn(row, month.period);
  const definition = held?.definition ?? inForce;
  // Revisions come in rising order, so the latest of a month is the one that stays.
  const settled = row.progressReports.filter(({ state }) => state === "approved");
  const latest = [...new Map(settled.map((report) => [report.period, report])).values()];
  const approved = latest.flatMap((report) => approvedValueOf(definition.measure, report) ?? []);
  const override = row.lightOverrides.find(({ period }) => period === month.period);
  const standing = standingOf({
    definition,
    schedule: held ? held.months : months,
    approved,
    period: month.period,
    due: isDue(month.reporting, row.assignment?.leadUnit.id ?? null, month.at),
    inReview: row.progressReports.some(
      ({ state, period }) => state === "submitted" && period === month.period,
    ),
    thresholds: month.thresholds,
    override: override ? { light: memberOf(LIGHTS, override.light), reason: override.reason } : null,
  });
  const basis = latest.find(({ period }) => period === basisPeriod(standing));
  return {
    id: row.id,
    number: row.number,
    year: row.year,
    indicator: row.indicator,
    category: memberOf(CATEGORIES, row.category),
    definition,
    inForce,
    weight: row.weight,
    livelihood: row.livelihood,
    note: row.note,
    state: memberOf(TARGET_STATES, row.state),
    version: row.version,
    source: { reportId: row.reportId, statementId: row.statementId, quote: row.statement.quote },
    assignment: row.assignment && {
      leadUnit: row.assignment.leadUnit,
      supportUnits: row.assignment.supports.map(({ unit }) => unit),
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
    standing,
    basis: basis ? { reportId: basis.id, period: basis.period, revision: basis.revision } : null,
    approved,
    report: reportOf(latest.find(({ period }) => period === month.period)),
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

function reportOf(row: StandingRow["progressReports"][number] | undefined): ApprovedReport | null {
  if (!row) return null;
  return {
    id: row.id,
    period: row.period,
    revision: row.revision,
    progress: row.progress,
    problems: row.problems,
    nextStep: row.nextStep,
    approvedAt: row.reviewedAt,
    evidence: row.evidence.map(({ evidence }) => evidence),
  };
}
