import { randomUUID } from "node:crypto";
import { type ActionDoor, type Ground, ofTarget, STALE } from "../door";

const overtaken = { says: "CONFLICT" } as const;
const score = "score.manage";
const notices = { right: "notice.manage" } as const;
const ofNotice = { right: "notice.answer", on: "notice", sight: "notice.view" } as const;

const seenNotice = ({ notice }: Ground) => ({ id: notice, version: STALE });
const said = (ground: Ground) => ({ ...seenNotice(ground), text: "已核实" });
const seenDraft = ({ draftNotice }: Ground) => ({ id: draftNotice, version: STALE });
const drafted = ({ unit, target }: Ground) => ({
  ...{ title: "关于加快推进的督办单", unitId: unit, body: "请加快推进。" },
  ...{ dueOn: "2026-11-11", targetIds: [target] },
});
const seenScores = ({ draftAssessment }: Ground) => ({ id: draftAssessment, version: STALE });

/** Notices (督办单), instructions (批示), scores (考核) and snapshots. */
export const SUPERVISION: Readonly<Record<string, ActionDoor>> = {
  "instructions#answer": {
    right: "instruction.answer",
    on: "target",
    sight: "instruction.view",
    input: ({ instruction }) => ({ id: instruction, version: STALE, text: "已阅" }),
    ...overtaken,
  },
  // The id of one that is there: a repeated click.
  "instructions#give": {
    right: "instruction.give",
    ...ofTarget,
    input: ({ target, instruction }) => ({ id: instruction, targetId: target, text: "请抓紧。" }),
  },
  "notices#change": {
    ...notices,
    input: (ground) => ({ ...drafted(ground), ...seenDraft(ground), number: "云政督〔2026〕97号" }),
    ...overtaken,
  },
  "notices#close": { ...notices, input: said, ...overtaken },
  "notices#create": {
    ...notices,
    input: (ground) => ({ ...drafted(ground), id: randomUUID(), number: "云政督〔2026〕96号" }),
  },
  "notices#draftFromRed": {
    ...notices,
    input: ({ target }) => ({
      ...{ batch: randomUUID(), period: "2026-09" },
      ...{ dueOn: "2026-11-10", targetIds: [target] },
    }),
  },
  "notices#issue": { ...notices, input: seenDraft, ...overtaken },
  "notices#receive": { ...ofNotice, input: seenNotice, ...overtaken },
  "notices#reply": { ...ofNotice, input: said, ...overtaken },
  "notices#reply (of a draft)": {
    ...{ ...ofNotice, on: "draft", sight: "notice.view_draft" },
    input: (ground) => ({ ...seenDraft(ground), text: "已整改" }),
  },
  "notices#returnReply": { ...notices, input: said, ...overtaken },
  "notices#verify": { ...notices, input: said, ...overtaken },
  "scores#adjust": {
    right: score,
    input: ({ draftAssessment, unit }) => ({
      ...{ assessmentId: draftAssessment, unitId: unit, revision: STALE },
      ...{ points: "1", reason: "受表彰", document: "云政办〔2026〕30号" },
    }),
    ...overtaken,
  },
  "scores#answer": {
    right: score,
    input: ({ objection }) => ({
      ...{ id: objection, version: STALE },
      ...{ accepted: false, answer: "已核", points: "" },
    }),
    ...overtaken,
  },
  "scores#discard": {
    right: score,
    input: (ground) => ({ ...seenScores(ground), reason: "重算" }),
    ...overtaken,
  },
  "scores#make": {
    right: score,
    input: ({ snapshots: [, snapshotId] }) => ({ id: randomUUID(), name: "试算", snapshotId }),
  },
  // A unit head objects to the score of the own unit alone; whose unit it is, nobody is asked.
  "scores#object": {
    right: "score.object",
    input: ({ assessment }) => ({ id: randomUUID(), assessmentId: assessment, text: "请复核。" }),
    says: "objection_already_open",
  },
  "scores#object (to a draft)": {
    ...{ right: "score.object", on: "draft", sight: "score.view_draft" },
    input: ({ draftAssessment }) => ({ id: randomUUID(), assessmentId: draftAssessment, text: "请复核。" }),
  },
  "scores#publish": { right: score, input: seenScores, ...overtaken },
  "standing/snapshots#take": {
    right: "snapshot.take",
    input: () => ({ id: randomUUID(), name: "十月试取", period: "2026-10" }),
  },
};
