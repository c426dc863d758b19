import { addEvidenceLink } from "@/lib/server/commands/add-evidence";
import { adjustScore } from "@/lib/server/commands/adjust-score";
import { answerObjection } from "@/lib/server/commands/answer-objection";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { changeAccount } from "@/lib/server/commands/change-account";
import { clearCalendarDay, setCalendarDay } from "@/lib/server/commands/change-calendar";
import { changeReport } from "@/lib/server/commands/change-report";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { changeUnit, setUnitActive } from "@/lib/server/commands/change-unit";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { createUnit } from "@/lib/server/commands/create-unit";
import { detachEvidence } from "@/lib/server/commands/detach-evidence";
import { discardAssessment } from "@/lib/server/commands/discard-assessment";
import { editStatement } from "@/lib/server/commands/edit-statement";
import { importReport } from "@/lib/server/commands/import-report";
import { makeAssessment } from "@/lib/server/commands/make-assessment";
import { mergeStatements } from "@/lib/server/commands/merge-statements";
import { moveUnit } from "@/lib/server/commands/move-unit";
import { publishAssessment } from "@/lib/server/commands/publish-assessment";
import { raiseObjection } from "@/lib/server/commands/raise-objection";
import { rejectStatement } from "@/lib/server/commands/reject-statement";
import { restoreStatements } from "@/lib/server/commands/restore-statements";
import { changeLeaderPost, createLeaderPost } from "@/lib/server/commands/save-leader-post";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { splitStatement } from "@/lib/server/commands/split-statement";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { switchDisclosure } from "@/lib/server/commands/switch-disclosure";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { undoReplacement } from "@/lib/server/commands/undo-replacement";
import { wordDisclosure } from "@/lib/server/commands/word-disclosure";
import { db } from "@/lib/server/db/client";
import { type StatementValues } from "@/lib/schemas/statements";
import { typed } from "../progress/report-samples";
import { received, REPORT } from "../reports/report-samples";
import { ADMIN, type Step, SUPERVISOR, UNIT } from "./ledger-steps";

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const [NEW_UNIT, NEW_POST, LINK, SNAPSHOT, ASSESSMENT, DRAFT, OBJECTION] = [1, 2, 3, 4, 5, 6, 7].map(
  uuid,
) as [...[string, string, string, string, string, string, string]];
const unitOf = (id: string) =>
  db().unit.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } });
const renamed = async (id: string, name: string) => ({
  ...(await unitOf(id)),
  code: id,
  name,
  shortName: name.slice(0, 12),
});
const reported = () =>
  db().progressReport.findFirstOrThrow({
    where: { targetId: "jobs", period: "2026-10" },
    select: { id: true, version: true },
  });
const about = (words: string, state?: string) =>
  db().statement.findFirstOrThrow({
    where: { indicator: { contains: words }, reportId: { not: "report" }, ...(state ? { state } : {}) },
    orderBy: { start: "asc" },
    select: { id: true, version: true },
  });
const fields = (indicator: string, low: string): StatementValues => ({
  kind: "target",
  indicator,
  metric: "level",
  comparator: "point",
  low,
  high: low,
  unit: "个",
  horizon: "annual",
});
const disclosed = async () =>
  (await db().disclosure.findUnique({ where: { targetId: "jobs" }, select: { version: true } }))?.version ??
  0;
const thresholds = (yellowFrom: string) => ({
  level: { yellowFrom, redFrom: "40" },
  rate: { yellowFrom: "0", redFrom: "1" },
});
const latestSetting = async () =>
  (
    await db().setting.findFirst({
      where: { key: "light_thresholds" },
      orderBy: { setAt: "desc" },
      select: { id: true },
    })
  )?.id ?? null;
const words = async (name: string, text: string) => ({
  ...{ targetId: "jobs", version: await disclosed(), name, period: "2026-09", text },
});
const assessed = async (id: string) =>
  (await db().assessment.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;

/** What the office changes: units and posts, settings, reports and their statements, what is public, scores. */
export const OFFICE_STEPS: readonly Step[] = [
  ["a unit is moved up", (by) => moveUnit(by(ADMIN), { id: "environment", towards: "up" })],
  [
    "a unit and a post are added",
    async (by) => {
      await createUnit(by(ADMIN), { id: NEW_UNIT, code: "new", name: "新设局", shortName: "新设" });
      await createLeaderPost(by(ADMIN), { id: NEW_POST, title: "新设副区长", overall: false });
    },
  ],
  ["and the unit is moved up too", (by) => moveUnit(by(ADMIN), { id: NEW_UNIT, towards: "up" })],
  [
    "two units exchange their names",
    async (by) => {
      await changeUnit(by(ADMIN), await renamed("industry", "暂名"));
      await changeUnit(by(ADMIN), await renamed("jobs", "industry bureau"));
      await changeUnit(by(ADMIN), await renamed("industry", "人社局"));
    },
  ],
  [
    "a unit is taken out of use",
    async (by) => setUnitActive(by(ADMIN), { ...(await unitOf("industry")), active: false }),
  ],
  [
    "a post is in charge of everything",
    async (by) => {
      const { version } = await db().leaderPost.findUniqueOrThrow({
        where: { id: "vice-jobs" },
        select: { version: true },
      });
      await changeLeaderPost(by(ADMIN), { id: "vice-jobs", version, title: "区长", overall: true });
    },
  ],
  [
    "a person gets another name",
    (by) =>
      changeAccount(by(ADMIN), { id: "head", version: 1, name: "李四", unitId: "jobs", leaderPostId: null }),
  ],
  [
    "lights get other thresholds from a later day on",
    async (by) =>
      changeSetting(by(ADMIN), {
        ...{
          key: "light_thresholds",
          value: thresholds("15"),
          effectiveFrom: "2027-03-01",
          latest: await latestSetting(),
        },
      }),
  ],
  [
    "which are replaced by others for the same day",
    async (by) =>
      changeSetting(by(ADMIN), {
        ...{
          key: "light_thresholds",
          value: thresholds("20"),
          effectiveFrom: "2027-03-01",
          latest: await latestSetting(),
        },
      }),
  ],
  [
    "a holiday is entered",
    (by) => setCalendarDay(by(ADMIN), { day: "2027-05-25", kind: "holiday", name: "区庆", version: null }),
  ],
  [
    "it becomes a workday",
    (by) => setCalendarDay(by(ADMIN), { day: "2027-05-25", kind: "workday", name: "调休", version: 1 }),
  ],
  ["and is cleared", (by) => clearCalendarDay(by(ADMIN), { day: "2027-05-25", version: 2 })],
  [
    "another unit's report is written with a link as its evidence",
    async (by) => {
      await saveProgress(by(UNIT), typed("jobs", "2026-10", { value: "2.4" }));
      const link = { name: "统计公报", url: "https://example.org/figures" };
      await addEvidenceLink(by(UNIT), { id: LINK, progressReportId: (await reported()).id, ...link });
    },
  ],
  [
    "the link is taken off",
    async (by) => detachEvidence(by(UNIT), { evidenceId: LINK, progressReportId: (await reported()).id }),
  ],
  ["the report is submitted", async (by) => submitProgress(by(UNIT), { reports: [await reported()] })],
  ["and approved", async (by) => approveProgress(by(SUPERVISOR), { reports: [await reported()] })],
  [
    "words for citizens are written",
    async (by) => wordDisclosure(by(SUPERVISOR), await words("就业", "已帮助两万人找到工作。")),
  ],
  [
    "they are shown",
    async (by) =>
      switchDisclosure(by(SUPERVISOR), { targetId: "jobs", version: await disclosed(), shown: true }),
  ],
  [
    "they are written anew",
    async (by) => wordDisclosure(by(SUPERVISOR), await words("稳就业", "已帮助两万三千人找到工作。")),
  ],
  [
    "the name alone is changed",
    async (by) => wordDisclosure(by(SUPERVISOR), await words("就业项目", "已帮助两万三千人找到工作。")),
  ],
  ["the words are taken away", async (by) => wordDisclosure(by(SUPERVISOR), await words("就业项目", ""))],
  [
    "and nothing is shown any more",
    async (by) =>
      switchDisclosure(by(SUPERVISOR), { targetId: "jobs", version: await disclosed(), shown: false }),
  ],
  [
    "a report is imported",
    async (by) => {
      const told = await importReport(by(SUPERVISOR), {
        file: await received(REPORT),
        fileName: "工作报告.txt",
      });
      if (!told.ok) throw new Error(told.problem);
    },
  ],
  [
    "it is called otherwise",
    async (by) => {
      const { id, version } = await db().report.findFirstOrThrow({
        where: { id: { not: "report" } },
        select: { id: true, version: true },
      });
      const called = { title: "松岚区2026年政府工作报告", government: "松岚区人民政府", year: 2026 };
      await changeReport(by(SUPERVISOR), { id, version, kind: "work_report", ...called });
    },
  ],
  [
    "a statement is corrected",
    async (by) =>
      editStatement(by(SUPERVISOR), {
        ...(await about("停车泊位")),
        fields: fields("新增公共停车泊位", "1200"),
      }),
  ],
  [
    "one is rejected",
    async (by) => rejectStatement(by(SUPERVISOR), { ...(await about("失业率")), reason: "预期性指标" }),
  ],
  [
    "the rejection is taken back",
    async (by) => restoreStatements(by(SUPERVISOR), { statements: [await about("失业率")] }),
  ],
  [
    "one is confirmed",
    async (by) => confirmStatements(by(SUPERVISOR), [await about("老旧小区")]).then(() => undefined),
  ],
  [
    "the confirmation is taken back",
    async (by) => restoreStatements(by(SUPERVISOR), { statements: [await about("老旧小区")] }),
  ],
  [
    "one is split",
    async (by) =>
      splitStatement(by(SUPERVISOR), {
        ...(await about("停车泊位", "proposed")),
        parts: [
          { id: uuid(11), fields: fields("路内泊位", "300") },
          { id: uuid(12), fields: fields("路外泊位", "900") },
        ],
      }),
  ],
  [
    "the split is taken back",
    async (by) => undoReplacement(by(SUPERVISOR), { statements: [await about("路内"), await about("路外")] }),
  ],
  [
    "two are merged",
    async (by) =>
      mergeStatements(by(SUPERVISOR), {
        statements: [await about("老旧小区", "proposed"), await about("停车泊位", "proposed")],
        merged: { id: uuid(13), fields: fields("改造小区并新增泊位", "14") },
      }),
  ],
  [
    "a snapshot is taken",
    (by) => takeSnapshot(by(SUPERVISOR), { id: SNAPSHOT, name: "2026年9月通报", period: "2026-09" }),
  ],
  [
    "two assessments are made of it",
    async (by) => {
      await makeAssessment(by(SUPERVISOR), { id: ASSESSMENT, name: "九月考核", snapshotId: SNAPSHOT });
      await makeAssessment(by(SUPERVISOR), { id: DRAFT, name: "九月考核（试算）", snapshotId: SNAPSHOT });
    },
  ],
  [
    "one is discarded",
    async (by) =>
      discardAssessment(by(SUPERVISOR), { id: DRAFT, version: await assessed(DRAFT), reason: "试算" }),
  ],
  [
    "the other's score is adjusted",
    (by) =>
      adjustScore(by(SUPERVISOR), {
        ...{ assessmentId: ASSESSMENT, unitId: "environment", revision: 1 },
        ...{ points: "1", reason: "受到表彰", document: "〔2026〕5号" },
      }),
  ],
  [
    "it is published",
    async (by) => publishAssessment(by(SUPERVISOR), { id: ASSESSMENT, version: await assessed(ASSESSMENT) }),
  ],
  [
    "a unit objects",
    (by) => raiseObjection(by(UNIT), { id: OBJECTION, assessmentId: ASSESSMENT, text: "加分漏计。" }),
  ],
  [
    "the objection is accepted",
    (by) =>
      answerObjection(by(SUPERVISOR), {
        id: OBJECTION,
        version: 1,
        accepted: true,
        answer: "补计。",
        points: "0.5",
      }),
  ],
];
