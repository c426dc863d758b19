import { z } from "zod";
import { PART_RULES } from "@/lib/domain/parts";
import { isPeriod } from "@/lib/domain/period";
import { SCHEDULE_KINDS } from "@/lib/domain/target-setup";
import { isDecimalText } from "@/lib/domain/decimal-text";
import { CATEGORIES, COMPARATORS, DIRECTIONS, LIGHTS, MEASURES, METRICS } from "@/lib/domain/vocabulary";

const id = z.string().min(1).max(64);
/** A target in the version that the person saw. */
const seenTarget = z.object({ id, version: z.int() });
/** Version of what hangs on a target and may not exist yet: 0 then. */
const versionOrNone = z.int().min(0);
const reason = z.string().trim().min(1, "required").max(500, "too_long");
/** A value as typed; lib/domain/measure-value.ts reads it against the target's unit. */
const measureText = z.string().max(40, "too_long");
const optionalWords = (length: number) =>
  z
    .string()
    .trim()
    .max(length, "too_long")
    .transform((text) => text || null);

/**
 * One or many targets at once; a part of the assignment that is left out stays as it is. A lead unit at a target goes
 * before the one for all, so that proposals for many are taken in one go.
 */
export const assignTargetsInput = z.object({
  targets: z
    .array(z.object({ id, assignmentVersion: versionOrNone, leadUnitId: id.optional() }))
    .min(1, "nothing_chosen")
    .max(500),
  leadUnitId: id.optional(),
  supportUnitIds: z.array(id).max(30).optional(),
  leaderPostId: id.nullable().optional(),
  contact: optionalWords(60).optional(),
  dueOn: z.string().max(10).optional(),
});

/** `values`: twelve as typed, empty for a month without a task (custom); `stages` in their order (stages). */
export const typedScheduleInput = z.object({
  kind: z.enum(SCHEDULE_KINDS),
  values: z.array(measureText).length(12).optional(),
  stages: z
    .array(z.object({ name: z.string().trim().max(60, "too_long"), period: z.string().max(7) }))
    .max(24)
    .optional(),
});

export const scheduleTargetInput = typedScheduleInput.extend({ id, scheduleVersion: versionOrNone });

/** Where the document that allows an adjustment goes: its id is made by the form, so that a repeated upload is recognised. */
export const addDocumentInput = z.object({ id: z.string().min(1), evidenceId: z.uuid() });

/** The whole definition as typed, with what allows the change; deadline and schedule stay where they are left out. */
export const proposeAdjustmentInput = seenTarget.extend({
  adjustmentId: z.uuid(),
  indicator: z.string().trim().min(1, "required").max(80, "too_long"),
  category: z.enum(CATEGORIES),
  measure: z.enum(MEASURES),
  metric: z.enum(METRICS),
  comparator: z.enum(COMPARATORS),
  direction: z.enum(DIRECTIONS),
  low: measureText,
  high: measureText,
  unit: optionalWords(20),
  baseline: measureText,
  dueOn: z.string().max(10).optional(),
  schedule: typedScheduleInput.optional(),
  reason,
  /** 依据文件: the document that allowed it. */
  document: z.string().trim().min(1, "required").max(200, "too_long"),
  /** The document itself, uploaded before. */
  evidenceId: z.string().min(1, "document_file_missing"),
});

/** A proposal as it was seen. */
export const decideAdjustmentInput = z.object({ id, version: z.number().int().positive() });
export const refuseAdjustmentInput = decideAdjustmentInput.extend({ reason });

/** What no report states about its targets; all of it stays as it is where nothing new is typed. */
export const completeTargetInput = seenTarget.extend({
  baseline: measureText,
  weight: z
    .string()
    .trim()
    .refine((text) => isDecimalText(text) && !text.startsWith("-"), "not_a_number"),
  livelihood: z.boolean(),
  note: optionalWords(500),
});

/** Cells of the responsibility table (责任分工表), by row; a cell that is left out stays as it is. */
export const editTargetsInput = z.object({
  rows: z
    .array(
      seenTarget.extend({
        assignmentVersion: versionOrNone,
        edit: z.object({
          category: z.enum(CATEGORIES).optional(),
          measure: z.enum(MEASURES).optional(),
          baseline: measureText.optional(),
          weight: measureText.optional(),
          leaderPostId: id.nullable().optional(),
          leadUnitId: id.nullable().optional(),
          supportUnitIds: z.array(id).max(30).optional(),
          dueOn: z.string().max(10).optional(),
        }),
      }),
    )
    .min(1)
    .max(200),
});

export const sheetAddress = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

export const withdrawTargetInput = seenTarget.extend({ reason });

/**
 * A target split over units (分解), whole or part by its id: rows without one are new parts, parts without a row are
 * taken out. Value and weight as typed.
 */
export const splitTargetInput = seenTarget.extend({
  rule: z.enum(PART_RULES),
  reason: z.string().trim().max(500, "too_long"),
  parts: z
    .array(
      z.object({
        /** Null for a new part; its version and that of its assignment are 0 then. */
        id: id.nullable(),
        version: versionOrNone,
        assignmentVersion: versionOrNone,
        unitId: z.string().max(64),
        value: measureText,
        weight: measureText,
        dueOn: z.string().max(10),
      }),
    )
    .max(100),
});

export const unsplitTargetInput = seenTarget.extend({ reason });

/** `current`: the id of the override that the person saw for that month, null where there was none. */
export const setLightInput = z.object({
  id: z.uuid(),
  targetId: id,
  period: z.string().refine(isPeriod),
  light: z.enum(LIGHTS),
  reason,
  current: id.nullable(),
});

export const liftLightInput = z.object({ id, reason });

export type ProposeAdjustmentForm = z.input<typeof proposeAdjustmentInput>;
