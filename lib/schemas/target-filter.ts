import { z } from "zod";
import { LEDGER_SORTS } from "@/lib/domain/ledger-order";
import { LEDGER_GAPS } from "@/lib/domain/ledger-check";
import { isPeriod } from "@/lib/domain/period";
import { ROLL_UP_COUNTS } from "@/lib/domain/roll-up";
import { TURNS } from "@/lib/domain/standing-change";
import { TARGET_SCOPES } from "@/lib/domain/target-narrowing";
import { CATEGORIES, LIGHTS, MEASURES } from "@/lib/domain/vocabulary";
import { pageNumber } from "./list-page";

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
  /** Id of a leader's post; `none`: without a leader in charge. */
  leader: text,
  /** The light as shown. */
  light: oneOf(LIGHTS),
  /** What a figure of the standing counted. */
  count: oneOf(ROLL_UP_COUNTS),
  measure: oneOf(MEASURES),
  /** Words of the indicator or of the report's sentence. */
  q: text,
  only: oneOf(TARGET_SCOPES),
  /** `withdrawn` shows the withdrawn targets instead of the active ones. */
  state: oneOf(["active", "withdrawn"]),
});

export type TargetFilter = Partial<z.output<typeof targetFilterSchema>>;

/** The address of the ledger: conditions, the column it is sorted by, and the page. */
export const ledgerOrderSchema = z.object({
  sort: oneOf(LEDGER_SORTS),
  /** Falling instead of rising. */
  order: oneOf(["desc"]),
  page: pageNumber,
});

/** Year and month of a view, as its address carries them; the query that reads them knows the defaults. */
export const standingViewSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  period: z.string().refine(isPeriod).optional().catch(undefined),
});

/** The address of the ledger's check (台账体检): whole, or one kind of what is missing. */
export const ledgerCheckSchema = standingViewSchema
  .pick({ year: true })
  .extend({ gap: oneOf(LEDGER_GAPS), page: pageNumber });

/** What the standing (完成情况) is rolled up by. */
export const STANDING_DIMENSIONS = ["unit", "category", "leader", "livelihood"] as const;
export type StandingDimension = (typeof STANDING_DIMENSIONS)[number];

/** What the standing page and its export show, as their addresses carry it. */
export const standingPageSchema = standingViewSchema.extend({
  by: z.enum(STANDING_DIMENSIONS).catch("unit").default("unit"),
});

/** Which page of each long list of a standing is shown. */
export const standingListsSchema = z.object({
  /** Of the targets that need attention. */
  page: pageNumber,
  /** Of the livelihood projects. */
  projects: pageNumber,
  /** Of the lights that were set by hand. */
  byHand: pageNumber,
});
export type StandingLists = z.output<typeof standingListsSchema>;

/** Which targets of a snapshot are shown. */
export const frozenRowsSchema = z.object({
  page: pageNumber,
  /** Id of a target: the page that it stands on, whatever its number. */
  at: text,
});

/** What changed since the month before: `corrected` are the corrected values. */
export const CHANGE_KINDS = [...TURNS, "corrected"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The address of the changes since the month before. */
export const standingChangesSchema = standingViewSchema.extend({
  kind: z.enum(CHANGE_KINDS).catch("turned_red").default("turned_red"),
  page: pageNumber,
});

export type StandingView = z.output<typeof standingViewSchema>;
