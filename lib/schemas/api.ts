import { z } from "zod";
import { isDecimalText } from "@/lib/domain/decimal-text";
import { isPeriod } from "@/lib/domain/period";
import {
  CATEGORIES,
  COMPARATORS,
  DIRECTIONS,
  GREY_REASONS,
  JUDGEMENTS,
  LIGHTS,
  MEASURES,
  METRICS,
  PROGRESS_STATES,
  TARGET_STATES,
} from "@/lib/domain/vocabulary";
import { progressForm } from "./progress";
import { STANDING_DIMENSIONS } from "./target-filter";

/*
 * What the API (docs/api.md) is asked, and what it answers. Measures are decimal text as everywhere
 * (docs/decisions/2026-11-22-decimal-text.md); instants are ISO 8601 in UTC; null is `not there`, never 0.
 */

const period = z.string().refine(isPeriod, "period_form");
const year = z.coerce.number("year_form").int("year_form").min(2000, "year_form").max(2100, "year_form");

/** Versions are those of now: whoever asks for an earlier day (历史时点) is not answered with today. */
const ofNow = { asOf: z.undefined("api_is_of_now").optional() };

export const targetsAddress = z.object({
  ...ofNow,
  year: year.optional(),
  page: z.coerce.number("page_form").int("page_form").min(1, "page_form").default(1),
});
export const targetAddress = z.object({ ...ofNow, id: z.string().min(1) });
export const progressAddress = z.object({ ...ofNow, id: z.string().min(1), period });
export const standingAddress = z.object({
  ...ofNow,
  period: period.optional(),
  by: z.enum(STANDING_DIMENSIONS, "by_form").default("unit"),
});

/** A month as a program writes it: what is left out is empty, and a name that is not known is refused. */
export const progressDraft = z.strictObject({
  ...progressAddress.shape,
  value: progressForm.shape.value.nullish().transform((value) => value ?? ""),
  notPublished: progressForm.shape.notPublished.default(false),
  stage: progressForm.shape.stage.default(null),
  judgement: progressForm.shape.judgement.default(null),
  progress: progressForm.shape.progress.default(""),
  problems: progressForm.shape.problems.default(""),
  nextStep: progressForm.shape.nextStep.default(""),
});

const decimalText = z.string().refine(isDecimalText);
const instant = z.iso.datetime();
const named = z.strictObject({ id: z.string(), name: z.string() });
const etag = z.string().regex(/^"[^"]+"$/);

/** Where a target stands at the end of a month (lib/domain/standing.ts). */
const standing = z.strictObject({
  period,
  /** `reported`, or why there is no figure: none of them is 0. */
  reporting: z.enum(["reported", ...GREY_REASONS]),
  actual: decimalText.nullable(),
  judgement: z.enum(JUDGEMENTS).nullable(),
  /** A fraction: "1.5519" is 155.19%. */
  completionRate: decimalText.nullable(),
  gapPoints: decimalText.nullable(),
  expected: decimalText.nullable(),
  behindPoints: decimalText.nullable(),
  met: z.boolean().nullable(),
  onSchedule: z.boolean().nullable(),
  /** As shown; `computedLight` is what the rules say, where somebody set another by hand with `lightReason`. */
  light: z.enum(LIGHTS),
  computedLight: z.enum(LIGHTS),
  lightReason: z.string().nullable(),
});

const target = z.strictObject({
  id: z.string(),
  /** 序号: "12", of a part "12-1". */
  number: z.string(),
  year: z.int(),
  /** The whole that a part belongs to. */
  parentId: z.string().nullable(),
  state: z.enum(TARGET_STATES),
  indicator: z.string(),
  category: z.enum(CATEGORIES),
  livelihood: z.boolean(),
  measure: z.enum(MEASURES),
  metric: z.enum(METRICS),
  comparator: z.enum(COMPARATORS),
  direction: z.enum(DIRECTIONS),
  low: decimalText.nullable(),
  high: decimalText.nullable(),
  unit: z.string().nullable(),
  baseline: decimalText.nullable(),
  stages: z.array(z.strictObject({ name: z.string(), period })),
  duePeriod: period,
  weight: decimalText,
  /** The sentence of the report that it comes from. */
  quote: z.string(),
  assignment: z
    .strictObject({
      leadUnit: named,
      supportUnits: z.array(named),
      leaderPost: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
      dueOn: z.iso.date(),
    })
    .nullable(),
  standing,
});

export const targetsAnswer = z.strictObject({
  year: z.int(),
  period,
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  targets: z.array(target),
});

export const targetAnswer = target.extend({
  /** What is to be reached by the end of each month. */
  schedule: z.array(z.strictObject({ period, expected: decimalText.nullable() })),
  /** What was approved, by month. */
  approved: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("value"), period, value: decimalText }),
      z.strictObject({ kind: z.literal("judgement"), period, judgement: z.enum(JUDGEMENTS) }),
      z.strictObject({ kind: z.literal("not_published"), period }),
    ]),
  ),
  /** The parts of a split target (分解) that are in sight. */
  parts: z.array(z.strictObject({ id: z.string(), number: z.string(), indicator: z.string() })),
});

export const progressAnswer = z.strictObject({
  targetId: z.string(),
  period,
  revision: z.int(),
  state: z.enum(PROGRESS_STATES),
  value: decimalText.nullable(),
  notPublished: z.boolean(),
  stage: z.int().nullable(),
  judgement: z.enum(JUDGEMENTS).nullable(),
  progress: z.string(),
  problems: z.string(),
  nextStep: z.string(),
  returnReason: z.string().nullable(),
  submittedAt: instant.nullable(),
  reviewedAt: instant.nullable(),
  updatedAt: instant,
});

/** What a change is answered: the version that it made, for the next one to name, and the value as it was understood. */
export const savedAnswer = z.strictObject({ etag, value: decimalText.nullable(), savedAt: instant });
export const submittedAnswer = z.strictObject({ etag, state: z.literal("submitted") });

const count = z.int().min(0);
const rollUp = z.strictObject({
  total: count,
  done: count,
  /** Fractions, with the counts that they were made of. */
  doneRate: decimalText.nullable(),
  due: count,
  onSchedule: count,
  onScheduleRate: decimalText.nullable(),
  lights: z.record(z.enum(LIGHTS), count),
  missing: z.array(z.strictObject({ targetId: z.string(), reason: z.enum(GREY_REASONS) })),
});

export const standingAnswer = z.strictObject({
  period,
  by: z.enum(STANDING_DIMENSIONS),
  /** Whose targets are counted: all, those of a leader's field, or those of the own unit. */
  sight: z.enum(["whole", "field", "unit"]),
  whole: rollUp,
  groups: z.array(rollUp.extend({ key: z.string().nullable(), name: z.string().nullable() })),
});

/** What went wrong; `present` is what is there now, for who named another version. */
export const problemAnswer = z.strictObject({
  code: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  requestId: z.string(),
  present: z.strictObject({ etag, body: progressAnswer }).optional(),
});
