import { type AuditAction } from "../audit-event";
import {
  actor,
  after,
  at,
  first,
  is,
  ofNew,
  on,
  orFirst,
  payload,
  type Reader,
  reason,
  recordId,
  said,
  type StatedRow,
  type StatedRows,
  type StatingEvent,
  type TableRule,
} from "./rows";

/** What the log says of progress reports (进展填报), their evidence and corrections, and of instructions (批示). */

const SAVED = "progress.saved" satisfies AuditAction;
const OPENED = "progress.correction_opened" satisfies AuditAction;
const REQUESTED = "progress.correction_requested" satisfies AuditAction;
const RETURNS = ["progress.returned", "progress.returned_to_reporter"] as const;

const content = (name: string): Partial<Record<AuditAction, Reader>> => ({
  [SAVED]: orFirst(after(name), null),
  // The revision that it corrects is where it begins.
  [OPENED]: (event, _, rows) => {
    const before = corrected(event, rows);
    return before && said(before, name);
  },
});

/** The revision before the one that a correction opened. */
const corrected = (event: StatingEvent, rows: StatedRows): StatedRow | undefined =>
  rows
    .get("progressReport")
    ?.find(
      (row) =>
        said(row, "period") === event.payload.period &&
        said(row, "revision") === Number(event.payload.revision) - 1,
    );

/** The request that an opened revision answers. */
const requestOf = (event: StatingEvent, rows: StatedRows): StatedRow | undefined => {
  const report = corrected(event, rows);
  return rows
    .get("correctionRequest")
    ?.findLast((row) => report !== undefined && said(row, "progressReportId") === said(report, "id"));
};

/** All who had a hand in a revision, those in whose place they acted among them. */
const contributors: Reader = (event, row) => {
  const before = JSON.parse((said(row, "contributors") as string | undefined) ?? "[]") as string[];
  const own = [event.actorId, event.principalId].filter((id) => id !== null);
  return JSON.stringify([...new Set([...before, ...own])]);
};

const requester: Reader = (event, _, rows) => {
  const request = requestOf(event, rows);
  return request && said(request, "requestedById");
};

const progressReport: TableRule = {
  table: "progressReport",
  group: "target",
  by: "targetId",
  made: [SAVED, OPENED],
  about: (event, row) => event.record.type === "progress" && said(row, "id") === event.record.id,
  columns: {
    id: on([SAVED, OPENED], recordId),
    targetId: on([SAVED, OPENED], (event) => event.targetId),
    unitId: { [SAVED]: after("unitId"), [OPENED]: payload("unitId") },
    period: on([SAVED, OPENED], payload("period")),
    revision: on([SAVED, OPENED], payload("revision")),
    state: {
      [SAVED]: (_, row) => (said(row, "state") === "returned" ? "returned" : "draft"),
      [OPENED]: is("draft"),
      "progress.submitted": is("submitted"),
      "progress.approved": is("approved"),
      ...on(RETURNS, is("returned")),
    },
    value: {
      ...content("value"),
      ...on(["progress.handed_over", "progress.submitted", "progress.approved"], payload("value")),
    },
    notPublished: content("notPublished"),
    stage: content("stage"),
    judgement: content("judgement"),
    progress: content("progress"),
    problems: content("problems"),
    nextStep: content("nextStep"),
    correctionReason: { [SAVED]: first(null), [OPENED]: reason },
    returnReason: {
      ...on([SAVED, OPENED], first(null)),
      "progress.submitted": is(null),
      ...on(RETURNS, reason),
    },
    returnedBy: {
      ...on([SAVED, OPENED], first(null)),
      "progress.submitted": is(null),
      "progress.returned": is("supervisor"),
      "progress.returned_to_reporter": is("unit_head"),
    },
    handedOverAt: {
      ...on([SAVED, OPENED], first(null)),
      "progress.handed_over": at,
      ...on(RETURNS, is(null)),
    },
    handedOverById: { ...on([SAVED, OPENED], first(null)), "progress.handed_over": actor },
    contributors: {
      ...on([SAVED, "progress.handed_over", "progress.submitted"], contributors),
      [OPENED]: (event, row, rows) => {
        const id = requester(event, row, rows);
        return id === undefined ? undefined : JSON.stringify([id]);
      },
    },
    authorId: { [SAVED]: actor, [OPENED]: requester },
    submitterId: { ...on([SAVED, OPENED], first(null)), "progress.submitted": actor },
    submittedAt: { ...on([SAVED, OPENED], first(null)), "progress.submitted": at },
    reviewerId: {
      ...on([SAVED, OPENED], first(null)),
      ...on(["progress.approved", "progress.returned"], actor),
    },
    reviewedAt: {
      ...on([SAVED, OPENED], first(null)),
      ...on(["progress.approved", "progress.returned"], at),
    },
    createdAt: on([SAVED, OPENED], ofNew(at)),
  },
};

const correctionRequest: TableRule = {
  table: "correctionRequest",
  group: "target",
  by: { of: "progressReport", column: "targetId" },
  made: [REQUESTED],
  each: true,
  about: (event, row, rows) =>
    said(row, "state") === "requested" &&
    (event.action === "progress.correction_refused"
      ? said(row, "progressReportId") === event.record.id
      : event.action === OPENED && requestOf(event, rows) === row),
  columns: {
    progressReportId: { [REQUESTED]: recordId },
    reason: { [REQUESTED]: reason },
    state: {
      [REQUESTED]: is("requested"),
      "progress.correction_refused": is("refused"),
      [OPENED]: is("unlocked"),
    },
    requestedById: { [REQUESTED]: actor },
    requestedAt: { [REQUESTED]: at },
    decidedById: { [REQUESTED]: is(null), "progress.correction_refused": actor, [OPENED]: actor },
    decidedAt: { [REQUESTED]: is(null), "progress.correction_refused": at, [OPENED]: at },
    refusal: { [REQUESTED]: is(null), "progress.correction_refused": reason },
  },
};

/** The reports that show a piece of evidence. */
const shownOn: Partial<Record<AuditAction, Reader>> = {
  "evidence.added": (event, row, rows) => {
    const report = after("progressReportId")(event, row, rows);
    return typeof report === "string" ? [report] : [];
  },
  "evidence.detached": (event, row, rows) => {
    const latest = rows
      .get("progressReport")
      ?.filter((report) => said(report, "period") === event.payload.period)
      .at(-1);
    return listIn(row).filter((id) => id !== (latest && said(latest, "id")));
  },
  [OPENED]: (event, row, rows) => {
    const before = corrected(event, rows);
    const shown = before && listIn(row).includes(String(said(before, "id")));
    return shown ? [...listIn(row), event.record.id] : undefined;
  },
};

const listIn = (row: StatedRow) => said(row, "reports") as readonly string[];

const evidence: TableRule = {
  table: "evidence",
  group: "target",
  by: "targetId",
  made: ["evidence.added"],
  about: (event, row) => event.action === OPENED || said(row, "id") === event.record.id,
  columns: {
    id: { "evidence.added": recordId },
    targetId: { "evidence.added": (event) => event.targetId },
    kind: {
      "evidence.added": (event, row, rows) =>
        after("url")(event, row, rows) === undefined ? "file" : "link",
    },
    name: { "evidence.added": after("name") },
    byteSize: { "evidence.added": orFirst(after("byteSize"), null) },
    sha256: { "evidence.added": orFirst(after("sha256"), null) },
    // A file lies in the store under its hash.
    storageKey: { "evidence.added": orFirst(after("sha256"), null) },
    url: { "evidence.added": orFirst(after("url"), null) },
    addedById: { "evidence.added": actor },
    addedAt: { "evidence.added": at },
    reports: shownOn,
  },
  lists: { reports: "progressReportId" },
};

const instruction: TableRule = {
  table: "instruction",
  group: "target",
  by: "targetId",
  made: ["instruction.issued"],
  about: (event, row) => said(row, "id") === event.record.id,
  columns: {
    id: { "instruction.issued": recordId },
    targetId: { "instruction.issued": (event) => event.targetId },
    postId: { "instruction.issued": after("post") },
    text: { "instruction.issued": after("text") },
    issuedById: { "instruction.issued": actor },
    issuedAt: { "instruction.issued": at },
    state: {
      "instruction.issued": is("open"),
      "instruction.answered": is("answered"),
      "instruction.turned": is("in_notice"),
    },
    noticeId: { "instruction.issued": is(null), "instruction.turned": payload("noticeId") },
  },
  kinds: { postId: "post" },
};

const instructionReply: TableRule = {
  table: "instructionReply",
  group: "target",
  by: { of: "instruction", column: "targetId" },
  made: ["instruction.answered"],
  each: true,
  columns: {
    instructionId: { "instruction.answered": recordId },
    text: { "instruction.answered": payload("text") },
    byId: { "instruction.answered": actor },
    at: { "instruction.answered": at },
  },
};

export const PROGRESS_TABLES: readonly TableRule[] = [
  progressReport,
  correctionRequest,
  evidence,
  instruction,
  instructionReply,
];
