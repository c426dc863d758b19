import { z } from "zod";
import { LEDGER_GAPS } from "@/lib/domain/ledger-check";
import { isPeriod } from "@/lib/domain/period";
import { ROLL_UP_COUNTS } from "@/lib/domain/roll-up";
import { CATEGORIES, LIGHTS, MEASURES } from "@/lib/domain/vocabulary";

/** A condition of a GET form: left out, empty or unreadable means that it does not narrow the list. */
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values).optional().catch(undefined);
const text = z
  .string()
  .trim()
  .max(200)
  .optional()
  .catch(undefined)
  .transform((value) => value || undefined);

/**
 * The conditions of the ledger, as its address carries them; pages and exports read them with this one schema,
 * so that an export holds what is on the screen.
 */
export const targetFilterSchema = z.object({
  /** Id of a unit that leads or supports the target. */
  unit: text,
  /** Id of the unit that leads the target: what a unit's standing counts. */
  lead: text,
  category: oneOf(CATEGORIES),
  /** Id of a leader's post. */
  leader: text,
  /** The light as shown. */
  light: oneOf(LIGHTS),
  /** What a figure of the standing counted. */
  count: oneOf(ROLL_UP_COUNTS),
  measure: oneOf(MEASURES),
  /** Words of the indicator or of the report's sentence. */
  q: text,
  /** `unassigned`: without a lead unit. `unscheduled`: without stages or a schedule that holds. `livelihood`: 民生实事. */
  only: oneOf(["unassigned", "unscheduled", "livelihood"]),
  /** `withdrawn` shows the withdrawn targets instead of the active ones. */
  state: oneOf(["active", "withdrawn"]),
});

export type TargetFilter = Partial<z.output<typeof targetFilterSchema>>;

/** Year and month of a view, as its address carries them; the query that reads them knows the defaults. */
export const standingViewSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  period: z.string().refine(isPeriod).optional().catch(undefined),
});

/** The address of the ledger's check (台账体检): whole, or one kind of what is missing. */
export const ledgerCheckSchema = standingViewSchema.pick({ year: true }).extend({ gap: oneOf(LEDGER_GAPS) });

/** What the standing (完成情况) is rolled up by. */
export const STANDING_DIMENSIONS = ["unit", "category", "leader", "livelihood"] as const;
export type StandingDimension = (typeof STANDING_DIMENSIONS)[number];

/** The address of the standing page and of its export. */
export const standingPageSchema = standingViewSchema.extend({
  by: z.enum(STANDING_DIMENSIONS).catch("unit").default("unit"),
});

export type StandingView = z.output<typeof standingViewSchema>;
