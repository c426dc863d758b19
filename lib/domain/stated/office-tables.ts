import { type Facts } from "../audit-event";
import { dayAt } from "../period";
import {
  actor,
  after,
  at,
  facts,
  first,
  is,
  isMaking,
  isOfUnit,
  ofNew,
  orFirst,
  on,
  payload,
  type Reader,
  reason,
  recordId,
  said,
  type StatingEvent,
  type TableRule,
  unitOf,
} from "./rows";

/** What the log says of the office's own work: reports, notices, periods, settings, snapshots, scores and packages. */

const report: TableRule = {
  table: "report",
  group: "report",
  by: "id",
  made: ["report.imported"],
  columns: {
    id: { "report.imported": recordId },
    fileName: { "report.imported": payload("fileName") },
    byteSize: { "report.imported": payload("byteSize") },
    sha256: { "report.imported": payload("sha256") },
    storageKey: { "report.imported": payload("sha256") },
    text: { "report.imported": payload("textDigest") },
    ...Object.fromEntries(
      ["title", "government", "kind", "year"].map((name) => [
        name,
        { "report.imported": payload(name), "report.changed": after(name) },
      ]),
    ),
    importedById: { "report.imported": actor },
    importedAt: { "report.imported": at },
    // What extraction found stays, whatever becomes of it: nobody takes a promise away before it was decided on.
    statements: { "report.imported": payload("foundDigest") },
  },
  kinds: { text: "digest", statements: "listDigest" },
  lists: { statements: { columns: ["id", "quote"], where: { origin: "extracted" } } },
};

const STATEMENT = ["kind", "indicator", "metric", "comparator", "low", "high", "unit"] as const;

/** Those that extraction found (see the report), a split or a merge made, or a ledger's import brought have no event of their own. */
const statement: TableRule = {
  table: "statement",
  group: "statement",
  by: "id",
  made: [
    "statement.added",
    "statement.edited",
    "statement.confirmed",
    "statement.rejected",
    "statement.restored",
  ],
  columns: {
    ...Object.fromEntries(
      STATEMENT.map((name) => [
        name,
        {
          ...on(["statement.added", "statement.edited"], after(name)),
          "statement.confirmed": ({ payload: { fields } }: StatingEvent) =>
            (fields as Facts | undefined)?.[name],
        },
      ]),
    ),
    id: on(
      [
        "statement.added",
        "statement.edited",
        "statement.confirmed",
        "statement.rejected",
        "statement.restored",
      ],
      recordId,
    ),
    horizon: { "statement.edited": after("horizon") },
    quote: { "statement.added": after("quote"), "statement.confirmed": payload("quote") },
    state: {
      "statement.added": is("proposed"),
      "statement.confirmed": is("confirmed"),
      "statement.rejected": is("rejected"),
      "statement.restored": is("proposed"),
    },
    rejectReason: { "statement.rejected": reason, "statement.restored": is(null) },
  },
  kinds: { state: "replaceable" },
  silent: () => true,
};

const NOTICE_FACTS = ["number", "title", "body", "dueOn", "targets"] as const;
const SPOKEN = ["notice.replied", "notice.returned"] as const;

const notice: TableRule = {
  table: "notice",
  group: "notice",
  by: "id",
  made: ["notice.created"],
  columns: {
    id: { "notice.created": recordId },
    ...facts(NOTICE_FACTS, "notice.created", "notice.changed"),
    unitId: { "notice.created": after("unit"), "notice.changed": after("unit") },
    state: {
      "notice.created": is("draft"),
      ...on(["notice.issued", "notice.received", "notice.verified", "notice.closed"], after("state")),
      "notice.replied": is("replied"),
      "notice.returned": is("received"),
    },
    ...step("issued"),
    ...step("received"),
    verification: { "notice.created": is(null), "notice.verified": after("note"), ...on(SPOKEN, is(null)) },
    verifiedById: { "notice.created": is(null), "notice.verified": actor, ...on(SPOKEN, is(null)) },
    verifiedAt: { "notice.created": is(null), "notice.verified": at, ...on(SPOKEN, is(null)) },
    ...step("closed"),
    closingNote: { "notice.created": is(null), "notice.closed": after("note") },
    createdAt: { "notice.created": at },
  },
  kinds: { unitId: "unit" },
  lists: { targets: "targetId" },
};

function step(done: "issued" | "received" | "closed"): TableRule["columns"] {
  return {
    [`${done}ById`]: { "notice.created": is(null), [`notice.${done}`]: actor },
    [`${done}At`]: { "notice.created": is(null), [`notice.${done}`]: at },
  };
}

const noticeReply: TableRule = {
  table: "noticeReply",
  group: "notice",
  by: "noticeId",
  made: SPOKEN,
  each: true,
  columns: {
    noticeId: on(SPOKEN, recordId),
    kind: { "notice.replied": is("reply"), "notice.returned": is("return") },
    text: on(SPOKEN, payload("text")),
    byId: on(SPOKEN, actor),
    at: on(SPOKEN, at),
  },
};

const PERIOD = ["period.changed", "period.locked", "period.unlocked"] as const;

const reportingPeriod: TableRule = {
  table: "reportingPeriod",
  group: "period",
  by: "period",
  made: PERIOD,
  columns: {
    period: on(PERIOD, recordId),
    opensOn: on(PERIOD, orFirst(after("opensOn"), null)),
    dueOn: on(PERIOD, orFirst(after("dueOn"), null)),
    lockedAt: {
      "period.changed": first(null),
      "period.locked": at,
      "period.unlocked": is(null),
    },
  },
};

const EXTENSION = ["extension.granted", "extension.withdrawn"] as const;

const deadlineExtension: TableRule = {
  table: "deadlineExtension",
  group: "period",
  by: "period",
  made: ["extension.granted"],
  each: true,
  // One that is granted takes the place of the unit's earlier one.
  about: (event, row) =>
    (EXTENSION as readonly string[]).includes(event.action) &&
    isOfUnit(event, row) &&
    said(row, "withdrawnAt") === null,
  columns: {
    period: { "extension.granted": recordId },
    unitId: { "extension.granted": ({ payload: { unitId, unit } }) => (unitId ?? unit) as string },
    ...unitOf("extension.granted"),
    dueOn: { "extension.granted": ofNew(payload("day")) },
    reason: { "extension.granted": ofNew(reason) },
    grantedById: { "extension.granted": ofNew(actor) },
    grantedAt: { "extension.granted": ofNew(at) },
    withdrawnAt: {
      "extension.granted": (event, row) => (isMaking(event, row) ? null : event.at),
      "extension.withdrawn": at,
    },
  },
  kinds: { unitId: "unit" },
};

const calendarDay: TableRule = {
  table: "calendarDay",
  group: "calendar",
  by: "day",
  made: ["calendar.day_set"],
  gone: ({ action }) => action === "calendar.day_cleared",
  columns: {
    day: { "calendar.day_set": recordId },
    kind: { "calendar.day_set": payload("kind") },
    name: { "calendar.day_set": payload("name") },
    setAt: { "calendar.day_set": at },
  },
};

const SET = ["setting.changed", "lead_table.changed"] as const;
/** The table of lead units holds from the day on which it is changed. */
const effectiveFrom: Reader = (event, row, rows) =>
  event.action === "setting.changed" ? after("effectiveFrom")(event, row, rows) : dayAt(new Date(event.at));

const setting: TableRule = {
  table: "setting",
  group: "setting",
  by: "key",
  made: SET,
  about: (event, row, rows) => said(row, "effectiveFrom") === effectiveFrom(event, row, rows),
  columns: {
    key: on(SET, recordId),
    effectiveFrom: on(SET, effectiveFrom),
    value: on(SET, payload("value")),
    setById: on(SET, actor),
    setAt: on(SET, at),
  },
  kinds: { value: "json" },
};

const snapshot: TableRule = {
  table: "snapshot",
  group: "snapshot",
  by: "id",
  made: ["snapshot.taken"],
  columns: {
    id: { "snapshot.taken": recordId },
    ...facts(["name", "year", "period", "sha256"], "snapshot.taken"),
    targets: { "snapshot.taken": after("targetCount") },
    content: { "snapshot.taken": after("sha256") },
    takenById: { "snapshot.taken": actor },
    takenAt: { "snapshot.taken": at },
  },
  kinds: { content: "digest" },
};

const auditPackage: TableRule = {
  table: "auditPackage",
  group: "package",
  by: "id",
  made: ["package.requested"],
  columns: {
    id: { "package.requested": recordId },
    scope: { "package.requested": payload("scope") },
    requestedById: { "package.requested": actor },
    requestedAt: { "package.requested": at },
  },
};

export const OFFICE_TABLES: readonly TableRule[] = [
  report,
  statement,
  notice,
  noticeReply,
  reportingPeriod,
  deadlineExtension,
  calendarDay,
  setting,
  snapshot,
  auditPackage,
];
