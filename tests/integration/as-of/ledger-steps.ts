import { addDocument } from "@/lib/server/commands/add-document";
import { answerInstruction } from "@/lib/server/commands/answer-instruction";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { changeNotice } from "@/lib/server/commands/change-notice";
import { changePeriod, lockPeriod, unlockPeriod } from "@/lib/server/commands/change-period";
import { changeUnit } from "@/lib/server/commands/change-unit";
import { closeNotice } from "@/lib/server/commands/close-notice";
import { completeTarget } from "@/lib/server/commands/complete-target";
import { type ViewerContext } from "@/lib/server/commands/context";
import { createNotice } from "@/lib/server/commands/create-notice";
import { confirmAdjustment } from "@/lib/server/commands/decide-adjustment";
import { unlockCorrection } from "@/lib/server/commands/decide-correction";
import { editTargets } from "@/lib/server/commands/edit-targets";
import { grantExtension } from "@/lib/server/commands/extend-deadline";
import { giveInstruction } from "@/lib/server/commands/give-instruction";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { liftLight } from "@/lib/server/commands/lift-light";
import { proposeAdjustment } from "@/lib/server/commands/propose-adjustment";
import { receiveNotice } from "@/lib/server/commands/receive-notice";
import { replyNotice, returnReply } from "@/lib/server/commands/reply-notice";
import { requestCorrection } from "@/lib/server/commands/request-correction";
import { returnProgress } from "@/lib/server/commands/return-progress";
import { changeLeaderPost } from "@/lib/server/commands/save-leader-post";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { scheduleTarget } from "@/lib/server/commands/schedule-target";
import { setLight } from "@/lib/server/commands/set-light";
import { splitTarget } from "@/lib/server/commands/split-target";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { unsplitTarget } from "@/lib/server/commands/unsplit-target";
import { verifyNotice } from "@/lib/server/commands/verify-notice";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { db } from "@/lib/server/db/client";
import { receive } from "@/lib/server/storage/blob-store";
import { contextFor } from "@/tests/support/ledger";
import { typed } from "../progress/report-samples";

export const SUPERVISOR = contextFor("supervisor");
export const HEAD = contextFor("unit_head", { unitId: "jobs", unitName: "jobs bureau", userId: "head" });
const SECOND = contextFor("supervisor", { userId: "second" });
export const UNIT = contextFor("unit_head", { unitId: "environment" });
const LEADER = contextFor("leader", { leaderPostId: "vice-jobs", leaderPostTitle: "副区长", overall: true });
export const ADMIN = contextFor("system_admin");
export const IDS = ["jobs", "moved", "split", "withdrawn"];
const MONTHS = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1", "2", "3.2"];
const PART = { id: null, version: 0, assignmentVersion: 0, weight: "1", dueOn: "2026-12-31" } as const;
const PARTS = [
  { ...PART, unitId: "industry", value: "2" },
  { ...PART, unitId: "environment", value: "1.2" },
];

type By = (context: ViewerContext) => ViewerContext;
const report = () => typed("jobs", "2026-09", { value: "1.9" });
const FIRST = report();
const VERSION = (id: string) => db().target.findUniqueOrThrow({ where: { id }, select: { version: true } });
const reportOf = async (revision: number) =>
  db().progressReport.findFirstOrThrow({
    where: { targetId: "jobs", revision },
    select: { id: true, version: true },
  });
const assigned = async (id: string) =>
  (await db().assignment.findUnique({ where: { targetId: id }, select: { version: true } }))?.version ?? 0;
const scheduled = async (id: string) =>
  (await db().schedule.findUnique({ where: { targetId: id }, select: { version: true } }))?.version ?? 0;
const linear = { kind: "linear" } as const;

/** What is done, and doing it. */
export type Step = readonly [string, (by: By) => Promise<unknown>];

/** What happens to targets, their reports, notices and months. */
export const LEDGER_STEPS: readonly Step[] = [
  [
    "a target is put in charge of a unit",
    (by) =>
      assignTargets(by(SUPERVISOR), {
        targets: IDS.map((id) => ({ id, assignmentVersion: 0 })),
        leadUnitId: "jobs",
        supportUnitIds: ["environment"],
        leaderPostId: "vice-jobs",
        dueOn: "2026-12-31",
      }),
  ],
  [
    "a schedule is set",
    async (by) =>
      scheduleTarget(by(SUPERVISOR), {
        id: "jobs",
        scheduleVersion: await scheduled("jobs"),
        kind: "custom",
        values: MONTHS,
      }),
  ],
  [
    "the schedule becomes linear",
    async (by) =>
      scheduleTarget(by(SUPERVISOR), { id: "jobs", scheduleVersion: await scheduled("jobs"), ...linear }),
  ],
  [
    "and other months are set",
    async (by) =>
      scheduleTarget(by(SUPERVISOR), {
        id: "jobs",
        scheduleVersion: await scheduled("jobs"),
        kind: "custom",
        values: ["", "", "", "", "", "", "", "", "1", "2", "3", "3.2"],
      }),
  ],
  [
    "baseline, weight and note are filled in",
    async (by) =>
      completeTarget(by(SUPERVISOR), {
        id: "jobs",
        ...(await VERSION("jobs")),
        baseline: "0.2",
        weight: "3",
        livelihood: true,
        note: "民生实事",
      }),
  ],
  ["a report is written", (by) => saveProgress(by(HEAD), FIRST)],
  ["it is submitted", async (by) => submitProgress(by(HEAD), { reports: [await reportOf(1)] })],
  [
    "it is sent back",
    async (by) => returnProgress(by(SUPERVISOR), { ...(await reportOf(1)), reason: "依据不足" }),
  ],
  [
    "it is written anew",
    async (by) =>
      saveProgress(by(HEAD), { ...FIRST, ...(await reportOf(1)), value: "2.1", progress: "补充了依据" }),
  ],
  ["it is submitted again", async (by) => submitProgress(by(HEAD), { reports: [await reportOf(1)] })],
  ["it is approved", async (by) => approveProgress(by(SUPERVISOR), { reports: [await reportOf(1)] })],
  [
    "a light is set by hand",
    (by) =>
      setLight(by(SUPERVISOR), {
        id: "light",
        targetId: "jobs",
        period: "2026-09",
        light: "red",
        reason: "checked",
        current: null,
      }),
  ],
  [
    "a correction is asked for",
    async (by) =>
      requestCorrection(by(HEAD), {
        id: "correction",
        progressReportId: (await reportOf(1)).id,
        reason: "统计口径调整",
      }),
  ],
  [
    "it is unlocked",
    (by) => unlockCorrection(by(SUPERVISOR), { id: "correction", version: 1, newId: "second-revision" }),
  ],
  [
    "the correction is written and submitted",
    async (by) => {
      await saveProgress(by(HEAD), { ...FIRST, ...(await reportOf(2)), value: "2.3" });
      await submitProgress(by(HEAD), { reports: [await reportOf(2)] });
    },
  ],
  ["it is approved too", async (by) => approveProgress(by(SUPERVISOR), { reports: [await reportOf(2)] })],
  ["the light is lifted", (by) => liftLight(by(SUPERVISOR), { id: "light", reason: "reported since" })],
  [
    "the target is adjusted by two persons",
    async (by) => {
      const file = await receive(new Blob(["the document"]).stream(), 1024);
      await addDocument(by(SUPERVISOR), { id: "jobs", evidenceId: "document", fileName: "a.txt", file });
      await proposeAdjustment(by(SUPERVISOR), {
        id: "jobs",
        adjustmentId: "adjustment",
        evidenceId: "document",
        ...(await VERSION("jobs")),
        indicator: "城镇新增就业",
        category: "economy",
        measure: "cumulative",
        metric: "level",
        comparator: "at_least",
        direction: "up",
        low: "2.8",
        high: "",
        unit: "万人",
        baseline: "0.2",
        dueOn: "2026-11-30",
        schedule: { kind: "custom", values: [...MONTHS.slice(0, 10), "2.8", "2.8"] },
        reason: "the city lowered its own target",
        document: "2026 No. 5",
      });
      await confirmAdjustment(by(SECOND), { id: "adjustment", version: 1 });
    },
  ],
  [
    "a target goes to another unit",
    async (by) =>
      assignTargets(by(SUPERVISOR), {
        targets: [{ id: "moved", assignmentVersion: await assigned("moved") }],
        leadUnitId: "industry",
        supportUnitIds: ["jobs"],
        leaderPostId: "vice-industry",
        dueOn: "2026-11-30",
      }),
  ],
  [
    "and is nobody's",
    async (by) =>
      editTargets(by(SUPERVISOR), {
        rows: [
          {
            id: "moved",
            ...(await VERSION("moved")),
            assignmentVersion: await assigned("moved"),
            edit: { leadUnitId: null, supportUnitIds: [], leaderPostId: null, dueOn: "" },
          },
        ],
      }),
  ],
  [
    "a target is split over units",
    async (by) =>
      splitTarget(by(SUPERVISOR), {
        id: "split",
        ...(await VERSION("split")),
        rule: "sum",
        reason: "",
        parts: PARTS,
      }),
  ],
  [
    "the split is taken back",
    async (by) =>
      unsplitTarget(by(SUPERVISOR), { id: "split", ...(await VERSION("split")), reason: "改由牵头单位填报" }),
  ],
  [
    "and made anew under the same numbers",
    async (by) =>
      splitTarget(by(SUPERVISOR), {
        id: "split",
        ...(await VERSION("split")),
        rule: "sum",
        reason: "",
        parts: [...PARTS].reverse(),
      }),
  ],
  [
    "a target is withdrawn",
    async (by) =>
      withdrawTarget(by(SUPERVISOR), { id: "withdrawn", ...(await VERSION("withdrawn")), reason: "void" }),
  ],
  [
    "a unit is renamed",
    (by) =>
      changeUnit(by(ADMIN), { id: "jobs", version: 1, code: "jobs", name: "人社局", shortName: "人社" }),
  ],
  [
    "a post is renamed",
    (by) => changeLeaderPost(by(ADMIN), { id: "vice-jobs", version: 1, title: "副区长", overall: false }),
  ],
  [
    "a renamed unit's target goes to another",
    async (by) =>
      assignTargets(by(SUPERVISOR), {
        targets: [{ id: "jobs", assignmentVersion: await assigned("jobs") }],
        leadUnitId: "environment",
        supportUnitIds: [],
        leaderPostId: null,
        dueOn: "2026-12-31",
      }),
  ],
  [
    "a notice is drafted",
    (by) =>
      createNotice(by(SUPERVISOR), {
        id: "notice",
        number: "试督〔2026〕1号",
        title: "督办通知",
        unitId: "environment",
        body: "请说明原因。",
        dueOn: "2026-12-05",
        targetIds: ["jobs"],
      }),
  ],
  ["it is issued", (by) => issueNotice(by(SUPERVISOR), { id: "notice", version: 1 })],
  ["it is received", (by) => receiveNotice(by(UNIT), { id: "notice", version: 2 })],
  ["it is answered", (by) => replyNotice(by(UNIT), { id: "notice", version: 3, text: "原因已查明。" })],
  [
    "the answer is sent back",
    (by) => returnReply(by(SUPERVISOR), { id: "notice", version: 4, text: "请附清单。" }),
  ],
  ["it is answered again", (by) => replyNotice(by(UNIT), { id: "notice", version: 5, text: "清单已附。" })],
  [
    "the answer is verified",
    (by) => verifyNotice(by(SUPERVISOR), { id: "notice", version: 6, text: "属实。" }),
  ],
  [
    "what was verified is sent back all the same",
    (by) => returnReply(by(SUPERVISOR), { id: "notice", version: 7, text: "数据有误。" }),
  ],
  [
    "it is answered a third time",
    (by) => replyNotice(by(UNIT), { id: "notice", version: 8, text: "已更正。" }),
  ],
  ["and verified", (by) => verifyNotice(by(SUPERVISOR), { id: "notice", version: 9, text: "已核对。" })],
  ["and closed", (by) => closeNotice(by(SUPERVISOR), { id: "notice", version: 10, text: "办结。" })],
  [
    "a leader gives two instructions",
    async (by) => {
      for (const id of ["first", "second"])
        await giveInstruction(by(LEADER), { id, targetId: "jobs", text: "请抓紧。" });
    },
  ],
  ["one is answered", (by) => answerInstruction(by(UNIT), { id: "first", version: 1, text: "正在办。" })],
  [
    "one becomes the draft of a notice",
    (by) =>
      createNotice(by(SUPERVISOR), {
        id: "of-instruction",
        number: "试督〔2026〕2号",
        title: "按批示督办",
        unitId: "environment",
        body: "请按批示办理。",
        dueOn: "2026-12-06",
        targetIds: ["jobs"],
        instructionId: "second",
      }),
  ],
  [
    "which is worded anew",
    (by) =>
      changeNotice(by(SUPERVISOR), {
        id: "of-instruction",
        version: 1,
        number: "试督〔2026〕3号",
        title: "按批示督办（改）",
        unitId: "environment",
        body: "请按批示抓紧办理。",
        dueOn: "2026-12-07",
        targetIds: ["jobs", "split"],
      }),
  ],
  [
    "a month gets a deadline of its own",
    (by) =>
      changePeriod(by(SUPERVISOR), { period: "2026-11", version: null, opensOn: null, dueOn: "2026-11-27" }),
  ],
  ["a month is locked", (by) => lockPeriod(by(SUPERVISOR), { period: "2026-09", version: null })],
  [
    "and opened again",
    (by) => unlockPeriod(by(SUPERVISOR), { period: "2026-09", version: 1, reason: "补报" }),
  ],
  [
    "a unit gets more time",
    (by) =>
      grantExtension(by(SUPERVISOR), {
        id: "extension",
        period: "2026-11",
        unitId: "jobs",
        dueOn: "2026-11-30",
        reason: "late figures",
      }),
  ],
];
