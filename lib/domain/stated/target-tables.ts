import { type Facts } from "../audit-event";
import { dropsSchedule, scheduleEntries, scheduleFactsAfter } from "../replay";
import {
  actor,
  after,
  at,
  first,
  is,
  isMaking,
  ofNew,
  on,
  orFirst,
  payload,
  type Reader,
  reason,
  recordId,
  said,
  type StatedRow,
  type StatingEvent,
  type TableRule,
} from "./rows";

/** What the log says of targets (目标), who is in charge, their schedule, their adjustments and lights. */

const DEFINITION = [
  ...["indicator", "category", "measure", "metric", "comparator", "direction"],
  ...["low", "high", "unit", "baseline", "livelihood"],
] as const;

const TARGET_CHANGES = ["target.completed", "target.adjusted"] as const;

/** A part (分解) is entered as `12-1`. */
const numbersOf = (event: StatingEvent): readonly [number: number, part: number] | null => {
  const number = (event.payload.after as Facts | undefined)?.number;
  if (number === undefined) return null;
  const [whole, part = 0] = String(number).split("-").map(Number);
  return [whole ?? 0, part];
};
const isPart = (event: StatingEvent) => (numbersOf(event)?.[1] ?? 0) > 0;
const ofTarget = ({ record }: StatingEvent) => record.type === "target";

const target: TableRule = {
  table: "target",
  group: "target",
  by: "id",
  made: ["target.created"],
  about: ofTarget,
  columns: {
    id: { "target.created": recordId },
    number: { "target.created": (event) => numbersOf(event)?.[0] },
    partNumber: { "target.created": (event) => numbersOf(event)?.[1] },
    year: { "target.created": after("year") },
    reportId: { "target.created": after("reportId") },
    statementId: { "target.created": after("statementId") },
    parentId: { "target.created": after("parentId") },
    ...Object.fromEntries(
      DEFINITION.map((name) => [name, on(["target.created", ...TARGET_CHANGES], after(name))]),
    ),
    weight: {
      "target.created": orFirst(after("weight"), "1"),
      ...on(TARGET_CHANGES, after("weight")),
    },
    note: { "target.created": orFirst(after("note"), null), ...on(TARGET_CHANGES, after("note")) },
    state: { "target.created": is("active"), "target.withdrawn": is("withdrawn") },
    partRule: {
      "target.created": first(null),
      "target.split": after("partRule"),
      "target.unsplit": is(null),
    },
    partReason: {
      "target.created": first(null),
      "target.split": after("partReason"),
      "target.unsplit": is(null),
    },
    createdAt: { "target.created": ofNew(at) },
  },
};

const assignment: TableRule = {
  table: "assignment",
  group: "target",
  by: "targetId",
  made: ["target.assigned"],
  about: ofTarget,
  makes: (event) => (typeof (event.payload.after as Facts).leadUnit === "string" ? 1 : 0),
  gone: (event) => event.action === "target.assigned" && (event.payload.after as Facts).leadUnit === null,
  columns: {
    targetId: { "target.assigned": recordId },
    leadUnitId: { "target.assigned": after("leadUnit") },
    dueOn: { "target.assigned": after("dueOn") },
    ...Object.fromEntries(
      [
        ["leaderPostId", "leaderPost", null] as const,
        ["contact", "contact", null] as const,
        ["supports", "supportUnits", []] as const,
      ].map(([column, name, none]) => [
        column,
        {
          // A part that comes into force again is written anew, and the event after this one says what is in it.
          "target.created": (event: StatingEvent) => (isPart(event) ? none : undefined),
          "target.assigned": orFirst(after(name), none),
        },
      ]),
    ),
  },
  kinds: { leadUnitId: "unit", supports: "unit", leaderPostId: "post" },
  lists: { supports: "unitId" },
};

/** Which schedule holds follows from all events until then, as `lib/domain/replay.ts` tells it. */
const schedule: TableRule = {
  table: "schedule",
  group: "target",
  by: "targetId",
  made: ["target.scheduled"],
  about: ofTarget,
  gone: dropsSchedule,
  columns: {
    targetId: { "target.scheduled": recordId },
    kind: { "target.scheduled": after("scheduleKind") },
    _facts: {
      "target.scheduled": (event, row) => JSON.stringify(scheduleFactsAfter(scheduleFacts(row), event)),
    },
    entries: {
      "target.scheduled": (_, row) => {
        const facts = scheduleFacts(row);
        const month = Object.keys(facts).find((name) => /^\d{4}-\d{2}$/.test(name));
        return scheduleEntries(Number(month?.slice(0, 4)), facts);
      },
    },
  },
  kinds: { entries: "json" },
};

/** All that was said of a schedule so far: a change tells only the months that changed. */
const scheduleFacts = (row: StatedRow): Facts =>
  JSON.parse((said(row, "_facts") as string | undefined) ?? "{}") as Facts;

/** What changed of the definition; months and stages are kept in another form than the log says them. */
const definitionIn =
  (member: "before" | "after"): Reader =>
  (event) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries((event.payload[member] ?? {}) as Facts).filter(([name]) =>
          (DEFINITION as readonly string[]).includes(name),
        ),
      ),
    );

const targetVersion: TableRule = {
  table: "targetVersion",
  group: "target",
  by: "targetId",
  made: ["target.adjusted"],
  each: true,
  columns: {
    targetId: { "target.adjusted": recordId },
    reason: { "target.adjusted": reason },
    document: { "target.adjusted": payload("document") },
    replacedAt: { "target.adjusted": at },
    definition: { "target.adjusted": definitionIn("before") },
  },
  kinds: { definition: "covers" },
};

const ADJUSTMENT_DECIDED = [
  "target.adjusted",
  "target.adjustment_refused",
  "target.adjustment_withdrawn",
] as const;

const adjustment: TableRule = {
  table: "adjustment",
  group: "target",
  by: "targetId",
  made: ["target.adjustment_proposed"],
  each: true,
  // One waits at a time; a part's value that is adjusted with its whole has no document.
  about: (event, row) =>
    (ADJUSTMENT_DECIDED as readonly string[]).includes(event.action) &&
    said(row, "state") === "proposed" &&
    said(row, "document") === event.payload.document,
  columns: {
    targetId: { "target.adjustment_proposed": recordId },
    from: { "target.adjustment_proposed": definitionIn("before") },
    to: { "target.adjustment_proposed": definitionIn("after") },
    reason: { "target.adjustment_proposed": reason },
    document: { "target.adjustment_proposed": payload("document") },
    state: {
      "target.adjustment_proposed": is("proposed"),
      "target.adjusted": is("confirmed"),
      "target.adjustment_refused": is("refused"),
      "target.adjustment_withdrawn": is("withdrawn"),
    },
    proposedById: { "target.adjustment_proposed": actor },
    proposedForId: { "target.adjustment_proposed": (event) => event.principalId },
    proposedAt: { "target.adjustment_proposed": at },
    decidedById: { "target.adjustment_proposed": is(null), ...on(ADJUSTMENT_DECIDED, actor) },
    decidedAt: { "target.adjustment_proposed": is(null), ...on(ADJUSTMENT_DECIDED, at) },
    refusal: { "target.adjustment_proposed": is(null), "target.adjustment_refused": reason },
  },
  kinds: { from: "covers", to: "covers" },
};

const lightOverride: TableRule = {
  table: "lightOverride",
  group: "target",
  by: "targetId",
  made: ["light.set"],
  each: true,
  // One that is set takes the place of the one before.
  about: (event, row) =>
    ["light.set", "light.lifted"].includes(event.action) &&
    said(row, "period") === event.payload.period &&
    said(row, "liftedAt") === null,
  columns: {
    targetId: { "light.set": recordId },
    light: { "light.set": ofNew(after("light")) },
    reason: { "light.set": ofNew(reason) },
    setById: { "light.set": ofNew(actor) },
    setAt: { "light.set": ofNew(at) },
    period: { "light.set": payload("period") },
    liftedAt: {
      "light.set": (event, row) => (isMaking(event, row) ? null : event.at),
      "light.lifted": at,
    },
  },
};

const disclosure: TableRule = {
  table: "disclosure",
  group: "target",
  by: "targetId",
  made: ["disclosure.worded", "disclosure.shown", "disclosure.hidden"],
  about: ({ record }) => record.type === "disclosure",
  columns: {
    id: on(["disclosure.worded", "disclosure.shown", "disclosure.hidden"], recordId),
    name: {
      "disclosure.worded": after("name"),
      ...on(["disclosure.shown", "disclosure.hidden"], payload("name")),
    },
    shown: {
      "disclosure.worded": first(false),
      "disclosure.shown": is(true),
      "disclosure.hidden": is(false),
    },
    changedById: on(["disclosure.worded", "disclosure.shown", "disclosure.hidden"], actor),
    changedAt: on(["disclosure.worded", "disclosure.shown", "disclosure.hidden"], at),
  },
};

const disclosureWording: TableRule = {
  table: "disclosureWording",
  group: "target",
  by: { of: "disclosure", column: "targetId" },
  made: ["disclosure.worded"],
  about: (event, row) => said(row, "period") === event.payload.period,
  makes: (event) => (typeof (event.payload.after as Facts).publicText === "string" ? 1 : 0),
  gone: (event) => event.action === "disclosure.worded" && (event.payload.after as Facts).publicText === null,
  columns: {
    disclosureId: { "disclosure.worded": recordId },
    period: { "disclosure.worded": payload("period") },
    text: { "disclosure.worded": after("publicText") },
    writtenAt: { "disclosure.worded": at },
  },
};

export const TARGET_TABLES: readonly TableRule[] = [
  target,
  assignment,
  schedule,
  targetVersion,
  adjustment,
  lightOverride,
  disclosure,
  disclosureWording,
];
