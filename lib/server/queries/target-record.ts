import "server-only";
import { z } from "zod";
import { type AdjustableContent } from "@/lib/domain/adjustment";
import { isDecimalText } from "@/lib/domain/decimal-text";
import { type Stage, type TargetDefinition } from "@/lib/domain/goal";
import { reportedValue } from "@/lib/domain/month-outlook";
import { isPeriod, periodOf, periodOfDay } from "@/lib/domain/period";
import { type Schedule, scheduleOfYear } from "@/lib/domain/schedule";
import { type ApprovedValue } from "@/lib/domain/standing";
import { type TargetContent } from "@/lib/domain/target";
import {
  CATEGORIES,
  COMPARATORS,
  DIRECTIONS,
  JUDGEMENTS,
  type Measure,
  MEASURES,
  memberOf,
  METRICS,
} from "@/lib/domain/vocabulary";
import { type Prisma } from "../db/client";

/** The columns that the rules of a target need; one mapping from rows to what lib/domain computes with. */
export const TARGET_RULE_COLUMNS = {
  year: true,
  indicator: true,
  category: true,
  measure: true,
  metric: true,
  comparator: true,
  direction: true,
  low: true,
  high: true,
  unit: true,
  baseline: true,
  assignment: { select: { dueOn: true } },
  schedule: { select: { kind: true, entries: true } },
} as const satisfies Prisma.TargetSelect;

type TargetRuleRow = Prisma.TargetGetPayload<{ select: typeof TARGET_RULE_COLUMNS }>;
/** A schedule as it is stored. */
export type ScheduleRow = { readonly kind: string; readonly entries: string | null };

const monthlyValues = z.array(z.string().refine(isDecimalText).nullable()).length(12);
const stageList = z.array(z.object({ name: z.string(), period: z.string().refine(isPeriod) }));

/** The stages of a milestone; empty where none are set. */
export function stagesOf(schedule: ScheduleRow | null): readonly Stage[] {
  if (schedule?.kind !== "stages" || schedule.entries === null) return [];
  return stageList.parse(JSON.parse(schedule.entries));
}

/** The target's own schedule by month; null where the linear one or the stages hold. */
export function customScheduleOf(year: number, schedule: ScheduleRow | null): Schedule | null {
  if (schedule?.kind !== "custom" || schedule.entries === null) return null;
  return scheduleOfYear(year, monthlyValues.parse(JSON.parse(schedule.entries)));
}

/** What the target asks for, as the rules see it. Without an assignment it is due at the year's end. */
export function definitionOf(row: TargetRuleRow): TargetDefinition {
  return {
    measure: memberOf(MEASURES, row.measure),
    metric: memberOf(METRICS, row.metric),
    comparator: memberOf(COMPARATORS, row.comparator),
    direction: memberOf(DIRECTIONS, row.direction),
    low: row.low,
    high: row.high,
    unit: row.unit,
    baseline: row.baseline,
    stages: stagesOf(row.schedule),
    duePeriod: row.assignment ? periodOfDay(row.assignment.dueOn) : periodOf(row.year, 12),
  };
}

/** The definition with what a reader calls the target. */
export function contentOf(row: TargetRuleRow): TargetContent {
  return {
    indicator: row.indicator,
    category: memberOf(CATEGORIES, row.category),
    ...definitionOf(row),
  };
}

/** What an adjustment (目标调整) may set of the target. */
export function adjustableOf(row: TargetRuleRow): AdjustableContent {
  return {
    ...contentOf(row),
    dueOn: row.assignment?.dueOn ?? null,
    schedule: customScheduleOf(row.year, row.schedule),
  };
}

/** The columns of a progress report that a standing rests on. */
export const FIGURE_COLUMNS = {
  period: true,
  value: true,
  notPublished: true,
  stage: true,
  judgement: true,
} as const satisfies Prisma.ProgressReportSelect;

/**
 * The reports in which somebody typed a figure, handed over or not: under another measure or unit it would say something
 * else. A draft or a returned report keeps what was typed, and would be handed over in the new unit.
 */
export const TYPED_FIGURES: Prisma.ProgressReportWhereInput = {
  OR: [
    { state: { in: ["submitted", "approved"] } },
    { value: { not: null } },
    { stage: { not: null } },
    { judgement: { not: null } },
  ],
};

type FigureRow = Prisma.ProgressReportGetPayload<{ select: typeof FIGURE_COLUMNS }>;

/** The figure of an approved report; null where it holds none of the kind that the target's measure asks for. */
export function approvedValueOf(measure: Measure, { judgement, ...row }: FigureRow): ApprovedValue | null {
  return reportedValue(measure, row.period, {
    ...row,
    judgement: judgement === null ? null : memberOf(JUDGEMENTS, judgement),
  });
}
