import { z } from "zod";
import { decimal } from "@/lib/domain/decimal-text";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import {
  CATEGORIES,
  COMPARATORS,
  DIRECTIONS,
  HORIZONS,
  MEASURES,
  METRICS,
  STATEMENT_KINDS,
} from "@/lib/domain/vocabulary";

/** A statement as the person saw it. */
const reference = z.object({ id: z.string().min(1), version: z.int() });

/** Most statements that one stroke may decide. */
const MAX_BULK = 2000;

/**
 * A statement's fields as typed. Values are read like any measure value (`3.2万人` against 万人 is `3.2`); what the
 * comparator leaves no room for comes out as null, and a single value is both ends of its range.
 */
export const statementFieldsInput = z
  .object({
    kind: z.enum(STATEMENT_KINDS),
    indicator: z.string().trim().min(1, "required").max(80, "too_long"),
    metric: z.enum(METRICS),
    comparator: z.enum(COMPARATORS),
    low: z.string().max(40, "too_long"),
    high: z.string().max(40, "too_long"),
    unit: z.string().trim().max(20, "too_long"),
    horizon: z.enum(HORIZONS),
  })
  .transform(({ low, high, unit, ...fields }, ctx) => {
    if (fields.comparator === "qualitative") return { ...fields, low: null, high: null, unit: null };
    const read = (name: "low" | "high", typed: string) => {
      const parsed = parseMeasureValue(typed, unit);
      if (parsed.ok) return parsed.value;
      const message = parsed.problem === "empty" ? "required" : parsed.problem;
      ctx.addIssue({ code: "custom", path: [name], message });
      return null;
    };
    if (unit === "") ctx.addIssue({ code: "custom", path: ["unit"], message: "required" });
    const least = read("low", low);
    const most = fields.comparator === "range" ? read("high", high) : least;
    if (fields.comparator === "range" && least !== null && most !== null && !decimal(most).gt(least))
      ctx.addIssue({ code: "custom", path: ["high"], message: "range_reversed" });
    return { ...fields, low: least, high: most, unit };
  });

/** What is typed into a statement's form. */
export type StatementForm = z.input<typeof statementFieldsInput>;
export type StatementValues = z.output<typeof statementFieldsInput>;

const traits = z.object({
  measure: z.enum(MEASURES),
  direction: z.enum(DIRECTIONS),
  category: z.enum(CATEGORIES),
});

/** `traits` are left out where the proposal is taken as it stands. */
export const confirmStatementInput = reference.extend({ traits: traits.optional() });
/** Several statements of one report, decided together. */
export const statementsInput = z.object({ statements: z.array(reference).min(1).max(MAX_BULK) });
export const editStatementInput = reference.extend({ fields: statementFieldsInput });
export const rejectStatementInput = reference.extend({
  reason: z.string().trim().min(1, "required").max(200, "too_long"),
});

/** The ids of new statements are made when the form opens, so that a double click adds nothing twice. */
export const splitStatementInput = reference.extend({
  parts: z
    .array(z.object({ id: z.uuid(), fields: statementFieldsInput }))
    .min(2)
    .max(10),
});
export const mergeStatementsInput = z.object({
  statements: z.array(reference).min(2).max(10),
  merged: z.object({ id: z.uuid(), fields: statementFieldsInput }),
});

/** A stretch of the report's text; `end` is exclusive. */
const passage = z.object({
  reportId: z.string().min(1),
  start: z.int().min(0),
  end: z.int().min(1),
});
export const draftStatementInput = passage;
export const addStatementInput = passage.extend({ id: z.uuid(), fields: statementFieldsInput });
