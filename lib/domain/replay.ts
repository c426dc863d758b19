import { type AuditAction, type Fact, type Facts } from "./audit-event";
import { type Stage } from "./goal";
import { type Period, periodOf } from "./period";

/**
 * How a target stood at an earlier event of the log (历史时点). What only changes by replacement (reports, lights, versions)
 * carries its instants in its rows; what is changed in place is told here from the events.
 */

/** An event as far as it is replayed. */
export interface ReplayEvent {
  readonly action: AuditAction;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** 序时计划 as it is stored. */
export interface ReplayedSchedule {
  readonly kind: string;
  /** JSON, as `Schedule.entries`. */
  readonly entries: string | null;
}

/** What was different then; `undefined` where nothing of the kind was changed since. */
export interface ReplayedTarget {
  readonly columns: Facts;
  /** As the log names it: units and posts by name; null where nobody was in charge. */
  readonly assignment: Facts | null | undefined;
  readonly schedule: ReplayedSchedule | null | undefined;
  readonly split: { readonly partRule: string | null; readonly partReason: string | null } | undefined;
}

const COLUMNS: ReadonlySet<string> = new Set([
  ...[
    "indicator",
    "category",
    "measure",
    "metric",
    "comparator",
    "direction",
    "low",
    "high",
    "unit",
    "baseline",
  ],
  ...["weight", "livelihood", "note", "state"],
]);
const IN_COLUMNS: ReadonlySet<AuditAction> = new Set([
  "target.completed",
  "target.adjusted",
  "target.withdrawn",
]);
const SPLITS: ReadonlySet<AuditAction> = new Set(["target.split", "target.unsplit"]);

/**
 * @param year of the target
 * @param earlier its events up to then, in their order
 * @param later those since then, in their order
 */
export function replayTarget(
  year: number,
  earlier: readonly ReplayEvent[],
  later: readonly ReplayEvent[],
): ReplayedTarget {
  // A part that was taken out comes into force again under its number (分解), with new values: what it had is told
  // forwards. Everything else says what it replaced.
  const again = later.some(({ action }) => action === "target.created");
  return {
    columns: again ? columnsAfter(earlier) : columnsBefore(later),
    assignment: again ? assignmentAfter(earlier) : assignmentBefore(later),
    schedule: later.some((event) => setsSchedule(event) || dropsSchedule(event))
      ? scheduleAfter(year, earlier)
      : undefined,
    split: later.some(({ action }) => SPLITS.has(action)) ? splitAfter(earlier) : undefined,
  };
}

/** The facts as they were before the first of these changes: each says what it replaced. */
export function factsBefore(events: readonly ReplayEvent[]): Facts {
  return Object.assign({}, ...events.map(({ payload }) => factsIn(payload.before)).reverse()) as Facts;
}

const columnsIn = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => COLUMNS.has(name)));

function columnsBefore(later: readonly ReplayEvent[]): Facts {
  return columnsIn(factsBefore(later.filter(({ action }) => IN_COLUMNS.has(action))));
}

function columnsAfter(earlier: readonly ReplayEvent[]): Facts {
  let facts: Facts = {};
  for (const { action, payload } of earlier) {
    if (action === "target.created") facts = { ...factsIn(payload.after), state: "active" };
    if (IN_COLUMNS.has(action)) facts = { ...facts, ...factsIn(payload.after) };
  }
  return columnsIn(facts);
}

const isAssigned = ({ action }: ReplayEvent) => action === "target.assigned";

function assignmentBefore(later: readonly ReplayEvent[]): Facts | null | undefined {
  const assigned = later.filter(isAssigned);
  if (assigned.length === 0) return undefined;
  const before = factsBefore(assigned);
  return before.leadUnit === null ? null : before;
}

function assignmentAfter(earlier: readonly ReplayEvent[]): Facts | null {
  const facts = Object.assign({}, ...earlier.filter(isAssigned).map(({ payload }) => factsIn(payload.after)));
  return typeof (facts as Facts).leadUnit === "string" ? (facts as Facts) : null;
}

const setsSchedule = ({ action }: ReplayEvent) => action === "target.scheduled";

/** Months in another unit and stages of another measure would be misread, so the schedule goes with them. */
export function dropsSchedule({ action, payload }: ReplayEvent): boolean {
  // A part (分解), as 12-1, that comes into force again gets its whole's stages, if any, by the event after this one.
  if (action === "target.created") return String(factsIn(payload.after).number).includes("-");
  if (action !== "target.completed" && action !== "target.adjusted") return false;
  const after = factsIn(payload.after);
  return ["measure", "metric", "unit"].some((name) => name in after);
}

/** A change tells only the months that changed, and all of them where the kind did: told forwards from the beginning. */
function scheduleAfter(year: number, events: readonly ReplayEvent[]): ReplayedSchedule | null {
  let facts: Facts = {};
  for (const event of events) {
    if (dropsSchedule(event)) facts = {};
    if (setsSchedule(event)) facts = scheduleFactsAfter(facts, event);
  }
  const kind = facts.scheduleKind;
  return typeof kind === "string" ? { kind, entries: scheduleEntries(year, facts) } : null;
}

/** What was said of a schedule, and what this event (`target.scheduled`) says of it. */
export function scheduleFactsAfter(facts: Facts, { payload }: ReplayEvent): Facts {
  const after = factsIn(payload.after);
  return "scheduleKind" in after ? after : { ...facts, ...after };
}

/** `Schedule.entries` by all that was said of it. */
export function scheduleEntries(year: number, facts: Facts): string | null {
  if (facts.scheduleKind === "custom") return JSON.stringify(monthsOf(year, facts));
  return facts.scheduleKind === "stages" ? JSON.stringify(stagesIn(facts.stages)) : null;
}

const monthsOf = (year: number, facts: Facts): readonly Fact[] =>
  Array.from({ length: 12 }, (_, index) => facts[periodOf(year, index + 1)] ?? null);

/** Stages as the log says them: `竣工验收 (2026-10)`. */
function stagesIn(texts: Fact | undefined): readonly Stage[] {
  if (typeof texts !== "object" || texts === null) return [];
  return texts.map((text) => {
    const [, name = text, period = ""] = /^(.*) \((\d{4}-\d{2})\)$/s.exec(text) ?? [];
    return { name, period: period satisfies Period };
  });
}

function splitAfter(events: readonly ReplayEvent[]): ReplayedTarget["split"] {
  let split: { partRule: string | null; partReason: string | null } = { partRule: null, partReason: null };
  for (const { action, payload } of events) {
    if (action === "target.unsplit") split = { partRule: null, partReason: null };
    if (action === "target.split") split = { ...split, ...pick(factsIn(payload.after)) };
  }
  return split;
}

const pick = (facts: Facts): Partial<{ partRule: string | null; partReason: string | null }> => ({
  ...("partRule" in facts ? { partRule: textOf(facts.partRule) } : {}),
  ...("partReason" in facts ? { partReason: textOf(facts.partReason) } : {}),
});

const textOf = (fact: Fact | undefined) => (typeof fact === "string" ? fact : null);
const factsIn = (member: unknown): Facts =>
  typeof member === "object" && member !== null ? (member as Facts) : {};
