import { type Facts } from "../audit-event";
import {
  actor,
  after,
  at,
  facts,
  is,
  isOfUnit,
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

/** What the log says of assessments (考核), the units' scores and the objections to them. */

const assessment: TableRule = {
  table: "assessment",
  group: "assessment",
  by: "id",
  made: ["score.made"],
  columns: {
    id: { "score.made": recordId },
    ...facts(["year", "period"], "score.made"),
    snapshotId: { "score.made": after("snapshotId") },
    // A discarded one gives its name back (lib/server/commands/discard-assessment.ts).
    name: {
      "score.made": after("name"),
      "score.discarded": ({ payload: { name }, record: { id } }) =>
        `${String(name)}（作废 ${id.slice(0, 8)}）`,
    },
    state: {
      "score.made": is("draft"),
      "score.published": is("published"),
      "score.discarded": is("discarded"),
    },
    createdById: { "score.made": actor },
    createdAt: { "score.made": at },
    publishedAt: { "score.made": is(null), "score.published": at },
    objectionsUntil: { "score.made": is(null), "score.published": payload("until") },
  },
};

const REVISED = ["score.adjusted", "score.objection_accepted"] as const;

/** `unit sha256 total` of each unit's first score; events of before say only how many there were. */
const scoresOf = ({ payload }: StatingEvent): readonly string[] | undefined =>
  (payload.after as { readonly scores?: readonly string[] }).scores;
const wordOf =
  (index: 0 | 1 | 2): Reader =>
  (event, row) =>
    scoresOf(event)?.[row.index]?.split(" ")[index];

const unitScore: TableRule = {
  table: "unitScore",
  group: "assessment",
  by: "assessmentId",
  made: ["score.made", ...REVISED],
  each: true,
  makes: (event) => (event.action === "score.made" ? Number((event.payload.after as Facts).units) : 1),
  columns: {
    assessmentId: on(["score.made", ...REVISED], recordId),
    unitId: { "score.made": wordOf(0), ...on(REVISED, after("unitId")) },
    revision: { "score.made": is(1), ...on(REVISED, after("revision")) },
    total: {
      "score.made": (event, row, rows) =>
        wordOf(2)(event, row, rows) === "" ? null : wordOf(2)(event, row, rows),
      ...on(REVISED, after("total")),
    },
    sha256: { "score.made": wordOf(1), ...on(REVISED, after("sha256")) },
    content: { "score.made": wordOf(1), ...on(REVISED, after("sha256")) },
    madeById: on(["score.made", ...REVISED], actor),
    madeAt: on(["score.made", ...REVISED], at),
  },
  kinds: { content: "digest" },
};

const ANSWERED = ["score.objection_accepted", "score.objection_refused"] as const;

const scoreObjection: TableRule = {
  table: "scoreObjection",
  group: "assessment",
  by: "assessmentId",
  made: ["score.objected"],
  each: true,
  about: (event, row) =>
    (ANSWERED as readonly string[]).includes(event.action) &&
    said(row, "state") === "open" &&
    isOfUnit(event, row),
  columns: {
    assessmentId: { "score.objected": recordId },
    unitId: { "score.objected": payload("unitId") },
    ...unitOf("score.objected"),
    text: { "score.objected": payload("text") },
    raisedById: { "score.objected": actor },
    raisedAt: { "score.objected": at },
    state: {
      "score.objected": is("open"),
      "score.objection_accepted": is("accepted"),
      "score.objection_refused": is("refused"),
    },
    answer: { "score.objected": is(null), ...on(ANSWERED, reason) },
    points: { "score.objected": is(null), "score.objection_accepted": payload("points") },
    answeredById: { "score.objected": is(null), ...on(ANSWERED, actor) },
    answeredAt: { "score.objected": is(null), ...on(ANSWERED, at) },
  },
};

export const SCORE_TABLES: readonly TableRule[] = [assessment, unitScore, scoreObjection];
