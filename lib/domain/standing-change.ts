import { type TargetDefinition } from "./goal";
import { type Period } from "./period";
import { type Schedule } from "./schedule";
import { type Standing } from "./standing";
import { type Light } from "./vocabulary";

/** A target at one of the two moments that are compared: two months, or two snapshots. */
export interface StandingMoment {
  readonly id: string;
  readonly indicator: string;
  readonly definition: TargetDefinition;
  readonly schedule: { readonly months: Schedule | null } | null;
  readonly assignment: { readonly leadUnit: { readonly id: string } } | null;
  readonly standing: Standing;
  /** The approved report that the figure comes from; null where none does. */
  readonly basis: { readonly period: Period; readonly revision: number } | null;
}

/** Why a standing differs from the one before, in the order in which a reader asks. */
export const CHANGE_CAUSES = [
  "entered",
  "left",
  "adjusted",
  "rescheduled",
  "reassigned",
  "corrected",
  "new_report",
  "reporting",
  "thresholds",
  "light_set",
  "light_lifted",
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** One target that stands otherwise than before; `before` or `after` is null where it was not there. */
export interface StandingChange<Moment extends StandingMoment> {
  readonly id: string;
  readonly before: Moment | null;
  readonly after: Moment | null;
  readonly causes: readonly ChangeCause[];
}

/**
 * The targets whose figure, light, reporting, definition or lead unit differs between two moments, with the causes:
 * in the order of `after`, those that left at the end. What a schedule expects moves each month and is no change by
 * itself.
 */
export function changesBetween<Moment extends StandingMoment>(
  before: readonly Moment[],
  after: readonly Moment[],
): readonly StandingChange<Moment>[] {
  const earlier = new Map(before.map((moment) => [moment.id, moment]));
  const later = new Set(after.map(({ id }) => id));
  const entered = after.map((moment) => ({ before: earlier.get(moment.id) ?? null, after: moment }));
  const left = before.filter(({ id }) => !later.has(id)).map((moment) => ({ before: moment, after: null }));
  return [...entered, ...left].flatMap((pair) => {
    const id = pair.after?.id ?? pair.before?.id ?? "";
    if (pair.before === null) return [{ id, ...pair, causes: ["entered"] as const }];
    if (pair.after === null) return [{ id, ...pair, causes: ["left"] as const }];
    if (same(shown(pair.before), shown(pair.after))) return [];
    return [{ id, ...pair, causes: causesOf(pair.before, pair.after) }];
  });
}

/** What a reader of circulars looks for from one month to the next. */
export const TURNS = ["turned_red", "turned_green", "newly_done", "newly_reported"] as const;
export type Turn = (typeof TURNS)[number];

/** The turns of a change; by the light as shown (rule 7), and by what is reached. */
export function turnsOf({ before, after }: StandingChange<StandingMoment>): readonly Turn[] {
  if (!after) return [];
  const [was, is] = [before?.standing ?? null, after.standing];
  const turns: Record<Turn, boolean> = {
    turned_red: is.light === "red" && was?.light !== "red",
    turned_green: isWell(is.light) && (was?.light === "red" || was?.light === "yellow"),
    newly_done: is.met === true && was?.met !== true,
    newly_reported: is.reporting === "reported" && was?.reporting !== "reported",
  };
  return TURNS.filter((turn) => turns[turn]);
}

function isWell(light: Light): boolean {
  return light === "green" || light === "blue";
}

/** What counts as a difference. */
function shown({ indicator, definition, assignment, standing }: StandingMoment) {
  const { actual, judgement, reporting, light, computedLight, override, met } = standing;
  const lead = assignment?.leadUnit.id ?? null;
  return { indicator, definition, lead, actual, judgement, reporting, light, computedLight, override, met };
}

function causesOf(before: StandingMoment, after: StandingMoment): readonly ChangeCause[] {
  const [was, is] = [before.standing, after.standing];
  const sameMonth = before.basis !== null && before.basis.period === after.basis?.period;
  const corrected = sameMonth && before.basis.revision !== after.basis?.revision;
  const reported = after.basis !== null && !sameMonth;
  const found: Readonly<Record<Exclude<ChangeCause, "entered" | "left">, boolean>> = {
    adjusted: !same(promiseOf(before), promiseOf(after)),
    rescheduled: !same(planOf(before), planOf(after)),
    reassigned: before.assignment?.leadUnit.id !== after.assignment?.leadUnit.id,
    corrected,
    new_report: reported,
    reporting: was.reporting !== is.reporting && after.basis === null,
    thresholds: !same(limitsOf(was), limitsOf(is)),
    light_set: is.override !== null && !same(was.override, is.override),
    light_lifted: was.override !== null && is.override === null,
  };
  return CHANGE_CAUSES.filter((cause) => cause in found && found[cause as keyof typeof found]);
}

/** What is to be reached by when, and how it is called. */
function promiseOf({ indicator, definition: { stages: _stages, ...promise } }: StandingMoment) {
  return [indicator, promise];
}

function planOf({ schedule, definition: { stages } }: StandingMoment) {
  return [schedule?.months ?? null, stages];
}

function limitsOf({ reason: { params } }: Standing) {
  return [params.yellowFrom, params.redFrom];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
