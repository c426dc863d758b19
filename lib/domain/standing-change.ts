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
    if (showsTheSame(pair.before, pair.after)) return [];
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

/** What counts as a difference of two standings. */
const SHOWN = ["actual", "judgement", "reporting", "light", "computedLight", "override", "met"] as const;

function showsTheSame(before: StandingMoment, after: StandingMoment): boolean {
  return (
    before.indicator === after.indicator &&
    before.assignment?.leadUnit.id === after.assignment?.leadUnit.id &&
    SHOWN.every((key) => same(before.standing[key], after.standing[key])) &&
    same(before.definition, after.definition)
  );
}

function causesOf(before: StandingMoment, after: StandingMoment): readonly ChangeCause[] {
  const [was, is] = [before.standing, after.standing];
  const sameMonth = before.basis !== null && before.basis.period === after.basis?.period;
  const corrected = sameMonth && before.basis.revision !== after.basis?.revision;
  const reported = after.basis !== null && !sameMonth;
  const found: Readonly<Record<Exclude<ChangeCause, "entered" | "left">, boolean>> = {
    adjusted: before.indicator !== after.indicator || !promisesTheSame(before.definition, after.definition),
    rescheduled:
      !same(before.schedule?.months ?? null, after.schedule?.months ?? null) ||
      !same(before.definition.stages, after.definition.stages),
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

/** Whether the same is to be reached by when; stages are a plan for it. */
function promisesTheSame(before: TargetDefinition, after: TargetDefinition): boolean {
  const promiseOf = ({ stages: _stages, ...promise }: TargetDefinition) => promise;
  return before === after || same(promiseOf(before), promiseOf(after));
}

function limitsOf({ reason: { params } }: Standing) {
  return [params.yellowFrom, params.redFrom];
}

/** Two moments of a target mostly share what did not change, which needs no comparing then. */
function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
