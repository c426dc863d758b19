import { readRow } from "./support/database";
import { draftFromRed, stepOn } from "./support/notice-steps";
import {
  addEvidence,
  handOver,
  openForReview,
  openFromTodo,
  requestCorrection,
  returnByKey,
  submitMonth,
  unlockCorrection,
} from "./support/progress-steps";
import { confirmAllCertain, importReport, openImported, statementsOn } from "./support/report-steps";
import { snapshotLine, takeSnapshot } from "./support/snapshot-steps";
import { assignTarget, markLivelihood, proposeValue, scheduleAs } from "./support/target-steps";
import { expect, test } from "./support/test";
import { publish, readCirculars, readComparison, readDossier, readLedger } from "./support/year-files";
import { expectGroups, type Groups } from "./support/year-groups";
import {
  COLLEAGUE,
  HEAD,
  type Line,
  monthOf,
  REPORTER,
  SUPERVISOR,
  type Told,
  yearOn,
} from "./support/year-steps";
import { expectVerified } from "./support/verify";

test.use({ ledger: "year", clock: "2027-01-20T01:00:00Z" });
test.setTimeout(1_800_000);

/** Four promises: one is followed through the year, one reports three times, one never does, one is nobody's. */
const REPORT = `政府工作报告
——2027年1月18日在云江区第五届人民代表大会第六次会议上
云江区人民政府区长 沈知远
各位代表：
现在，我代表云江区人民政府，向大会报告工作，请予审议。
一、2026年工作回顾
过去一年，全区上下稳中求进，城镇新增就业2.26万人，新增规上工业企业16家。
二、2027年主要工作任务
（一）千方百计稳就业。全年城镇新增就业2.4万人，开展职业技能培训1.2万人次。
（二）凝心聚力促发展。新增规上工业企业20家，新增公共停车泊位1200个。
各位代表，让我们一起把蓝图变成实景。
`;
const SENTENCE = "全年城镇新增就业2.4万人";

/** What should be reached by each month's end, of 2.4万人 as promised and of 2万人 as adjusted in July. */
const PROMISED = ["0.1", "0.2", "0.5", "0.7", "0.9", "1.2", "1.4", "1.6", "1.8", "2", "2.2", "2.4"];
const ADJUSTED = ["0.08", "0.16", "0.4", "0.6", "0.8", "1", "1.3", "1.4", "1.85", "1.9", "1.95", "2"];

const RETURNED = "三月数据与台账不符，请核对。";
const CORRECTION = "统计口径核实后补计四月离校生就业。";
const ADJUSTMENT = "区重点企业搬迁，经区政府常务会议同意调减。";
const DOCUMENT = "云政办发〔2027〕21号";

/** Told more than once: what a month says that is looked at again later. */
const APRIL: Line = ["0.46万人", "0.7万人", "19.17%", "滞后"];
const JUNE: Line = ["1.2万人", "1.2万人", "50%", "正常"];
const RED =
  "截至2027年9月完成 1.2万人，序时应达 1.85万人，落后 32.5 个百分点；落后 10 个百分点起亮黄灯，超过 30 个百分点亮红灯。";

test("a target goes through its year: every figure on the way is what the rules make of what was reported", async ({
  page,
  server,
}) => {
  const { as, on, write, submit, approve, report, expectStanding } = yearOn(page, server);
  const told = (indicator: string, unit: string): Told => ({
    ...readRow<{ id: string }>(
      server,
      "SELECT id FROM Target WHERE year = 2027 AND indicator = ?",
      indicator,
    ),
    indicator,
    unit,
  });

  await test.step("January: the report is imported, confirmed, broken down; the first month is reported", async () => {
    await as(SUPERVISOR);
    const file = { name: "云江区2027年政府工作报告.txt", bytes: Buffer.from(REPORT) };
    await importReport(page, file);
    await openImported(page, file);
    expect.soft(await confirmAllCertain(page, statementsOn(page))).toBe(4);
  });
  const jobs = told("城镇新增就业", "万人");
  const training = told("开展职业技能培训", "万人次");
  const firms = told("新增规上工业企业", "家");
  await test.step("January: assigned, scheduled, reported by the reporter by way of the head", async () => {
    const personnel = { leadUnit: "云江区人力资源和社会保障局", leader: "常务副区长" };
    await assignTarget(page, jobs.id, personnel);
    await assignTarget(page, training.id, personnel);
    await assignTarget(page, firms.id, {
      leadUnit: "云江区经济信息化和科学技术局",
      leader: "副区长（产业）",
    });
    await markLivelihood(page, jobs.id, "3");
    await scheduleAs(page, jobs.id, PROMISED);
    // Nothing is approved and nothing is due yet: that is not 0 (rule 5).
    await expectStanding(
      jobs,
      1,
      ["未到填报期", "0.1万人", "—", "未到填报期"],
      "2027年1月的填报截止日未到。",
    );

    await as(REPORTER);
    await openFromTodo(page, monthOf(jobs, 1), "2027年1月待填报");
    await write(jobs, 1, "0.12");
    await handOver(page);
    await as(HEAD);
    await openFromTodo(page, monthOf(jobs, 1), "待核对提交");
    await submitMonth(page);
    await approve(jobs, 1);
    // Rule 1: 0.12 ÷ 2.4 = 5%; rule 3: 0.12 is not below 0.1.
    await expectStanding(jobs, 1, ["0.12万人", "0.1万人", "5%", "正常"], "序时应达 0.1万人，达到序时。");
  });

  await test.step("February: exactly on schedule", async () => {
    await on("2027-02-20");
    await report(jobs, 2, "0.2");
    // 0.2 ÷ 2.4 = 8.333…%
    await expectStanding(jobs, 2, ["0.2万人", "0.2万人", "8.33%", "正常"], "达到序时。");
  });

  await test.step("March: returned with a reason, corrected, approved; behind, but within what is tolerated", async () => {
    await on("2027-03-20");
    await submit(jobs, 3, "0.55");
    await as(SUPERVISOR);
    await openForReview(page, monthOf(jobs, 3));
    await returnByKey(page, RETURNED);
    await as(HEAD);
    await openFromTodo(page, monthOf(jobs, 3), "退回待改");
    await expect.soft(page.getByText(`退回理由：${RETURNED}`)).toBeVisible();
    await write(jobs, 3, "0.45");
    const link = { name: "三月公报", url: "https://stat.example.cn/2027-03" };
    await addEvidence(page, { name: "三月台账.txt", bytes: Buffer.from("城镇新增就业4500人\n") }, link);
    await submitMonth(page);
    await approve(jobs, 3);
    // 0.45 ÷ 2.4 = 18.75%; (0.5 − 0.45) ÷ 2.4 = 2.083… points behind, yellow from 10 (rule 4).
    await expectStanding(
      jobs,
      3,
      ["0.45万人", "0.5万人", "18.75%", "正常"],
      "落后 2.08 个百分点，未到亮黄灯的 10 个百分点。",
    );
  });

  await test.step("April: ten points behind to the dot are yellow; the other target has no schedule of its own", async () => {
    await on("2027-04-20");
    await report(jobs, 4, "0.46");
    await report(training, 4, "0.4");
    // 0.46 ÷ 2.4 = 19.1666…%; (0.7 − 0.46) ÷ 2.4 = 10 points.
    await expectStanding(jobs, 4, APRIL, "落后 10 个百分点");
    // Rule 3 without a schedule: 4 ÷ 12 × 1.2 = 0.4.
    await expectStanding(training, 4, ["0.4万人次", "0.4万人次", "33.33%", "正常"], "达到序时。");
  });

  let april = "";
  await test.step("May: April is locked and circulated, then corrected; what was circulated keeps its numbers", async () => {
    await on("2027-05-20");
    await as(SUPERVISOR);
    await page.goto("/periods?period=2027-04");
    await page.getByRole("button", { name: "锁定本期" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "锁定本期" }).click();
    await expect.soft(page.getByText(/本期已于.*锁定/)).toBeVisible();

    // By weight: (3 × 19.1666…% + 1 × 33.333…%) ÷ 4 = 22.7083…%, of 4 of the 6 points.
    const circulated: Groups = {
      personnel: ["0% 0/2", "50% 1/2", "22.7%权重 4/4", "正常1 滞后1", ""],
      whole: ["0% 0/4", "25% 1/4", "22.7%权重 4/6", "正常1 滞后1 不亮灯2", "2"],
    };
    await expectGroups(page, "/standing?period=2027-04", circulated);
    april = await takeSnapshot(page, "2027年4月");

    await as(REPORTER);
    await requestCorrection(page, monthOf(jobs, 4), CORRECTION);
    await as(SUPERVISOR);
    await unlockCorrection(page, CORRECTION);
    await submit(jobs, 4, "0.48");
    // Until the new revision is approved, the approved one counts.
    await as(SUPERVISOR);
    await expectStanding(jobs, 4, APRIL, "落后 10 个百分点");
    await approve(jobs, 4);
    // 0.48 ÷ 2.4 = 20%; (0.7 − 0.48) ÷ 2.4 = 9.1666… points: green.
    await expectStanding(
      jobs,
      4,
      ["0.48万人", "0.7万人", "20%", "正常"],
      "落后 9.17 个百分点，未到亮黄灯的 10 个百分点。",
    );
    // (3 × 20% + 1 × 33.333…%) ÷ 4 = 23.333…%
    await expectGroups(page, "/standing?period=2027-04", {
      personnel: ["0% 0/2", "100% 2/2", "23.3%权重 4/4", "正常2", ""],
      whole: ["0% 0/4", "50% 2/4", "23.3%权重 4/6", "正常2 不亮灯2", "2"],
    });
    await expectGroups(page, april, circulated);
    expect.soft(await snapshotLine(page, april, jobs.indicator)).toMatchObject({
      目标值: "2.4万人",
      序时进度: "0.7万人",
      完成值: "0.46万人",
      完成率或差距: "19.17%",
      亮灯: "滞后",
      来源: expect.stringContaining("2027年4月填报，第1版"),
    });

    await report(jobs, 5, "0.9");
    await expectStanding(jobs, 5, ["0.9万人", "0.9万人", "37.5%", "正常"], "达到序时。");
  });

  await test.step("June and July: adjusted by two persons; from July on the new target counts, before it the old one", async () => {
    await on("2027-06-20");
    await report(jobs, 6, "1.2");
    await expectStanding(jobs, 6, JUNE, "达到序时。");

    await on("2027-07-20");
    await as(SUPERVISOR);
    await proposeValue(page, jobs.id, { value: "2", reason: ADJUSTMENT, document: DOCUMENT });
    await expect.soft(page.getByRole("button", { name: "复核通过" })).toHaveCount(0);
    await as(COLLEAGUE);
    await page.goto(`/targets/${jobs.id}`);
    await page.getByRole("button", { name: "复核通过" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "复核通过" }).click();
    await expect.soft(page.getByText("目标已调整")).toBeVisible();
    await scheduleAs(page, jobs.id, ADJUSTED);
    const adjusted = page.getByRole("group", { name: "目标调整记录" }).locator("tbody > tr");
    await expect.soft(adjusted).toHaveCount(1);
    for (const text of ["2.4万人", ADJUSTMENT, DOCUMENT]) await expect.soft(adjusted).toContainText(text);

    await report(jobs, 7, "1.2");
    // 1.2 ÷ 2 = 60%; (1.3 − 1.2) ÷ 2 = 5 points.
    await expectStanding(
      jobs,
      7,
      ["1.2万人", "1.3万人", "60%", "正常"],
      "落后 5 个百分点，未到亮黄灯的 10 个百分点。",
    );
    // 1.2 ÷ 2.4 = 50%, by the target and the schedule of that time.
    await expectStanding(jobs, 6, JUNE, "本月在目标调整之前，按当时的目标值 2.4万人 计算。");
  });

  await test.step("August and September: yellow, then red", async () => {
    await on("2027-08-20");
    await report(jobs, 8, "1.2");
    // (1.4 − 1.2) ÷ 2 = 10 points.
    await expectStanding(jobs, 8, ["1.2万人", "1.4万人", "60%", "滞后"], "落后 10 个百分点");
    await on("2027-09-20");
    await report(jobs, 9, "1.2");
    await report(training, 9, "0.9");
    // (1.85 − 1.2) ÷ 2 = 32.5 points, red beyond 30.
    await expectStanding(jobs, 9, ["1.2万人", "1.85万人", "60%", "严重滞后"], RED);
  });

  let notice = { number: "", address: "" };
  await test.step("October: the red light becomes a notice, the month a circular", async () => {
    await on("2027-10-20");
    await as(SUPERVISOR);
    notice = await draftFromRed(page, {
      period: "2027-09",
      indicator: jobs.indicator,
      reason: RED,
      dueOn: "2027-11-30",
    });
    expect.soft(notice.number).toMatch(/^\S+〔2027〕1号$/);
    await expect
      .soft(page.getByRole("article", { name: "督办单正文" }))
      .toContainText(`报告提出“${jobs.indicator}2.4万人”。${RED.replaceAll(" ", "")}`);
    await stepOn(page, "发出", "督办单已发出");
    await as(HEAD);
    await page.goto(notice.address);
    await stepOn(page, "签收", "已签收");

    await as(SUPERVISOR);
    const september = await takeSnapshot(page, "2027年9月");
    // (3 × 60% + 1 × 75%) ÷ 4 = 63.75%
    await expectGroups(page, september, {
      personnel: ["0% 0/2", "50% 1/2", "63.8%权重 4/4", "正常1 严重滞后1", ""],
      whole: ["0% 0/4", "25% 1/4", "63.8%权重 4/6", "正常1 严重滞后1 不亮灯2", "2"],
    });
    await readComparison(page, { before: april, after: september });
    await readCirculars(page, RED);
    await report(jobs, 10, "1.6");
    // 1.6 ÷ 2 = 80%; (1.9 − 1.6) ÷ 2 = 15 points.
    await expectStanding(jobs, 10, ["1.6万人", "1.9万人", "80%", "滞后"], "落后 15 个百分点");
  });

  await test.step("November: reached before its time; the notice is answered, checked and struck off", async () => {
    await on("2027-11-20");
    await report(jobs, 11, "2");
    await expectStanding(
      jobs,
      11,
      ["2万人", "1.95万人", "100%", "提前完成"],
      "2027年11月已达到目标值 2万人，早于完成时限2027年12月；截至2027年11月完成 2万人。",
    );
    await as(HEAD);
    await page.goto(notice.address);
    await stepOn(page, "反馈", "反馈已提交", "新开三场招聘会，十一月已达到目标。");
    await as(SUPERVISOR);
    await page.goto(notice.address);
    await stepOn(page, "核实", "已核实，可以办结销号", "核对了参保数据，属实。");
    await stepOn(page, "办结销号", "已办结销号", "已达到目标，销号。");
  });

  await test.step("December: what waits for its review is due from nobody; approved, the year is complete", async () => {
    await on("2027-12-20");
    await submit(jobs, 12, "2.1");
    await submit(training, 12, "1.2");
    await on("2028-01-05");
    await as(SUPERVISOR);
    // A total once reached stays reached; the other report is in review, so that three are due.
    await expectGroups(page, "/standing?period=2027-12", {
      personnel: ["50% 1/2", "100% 1/1", "100%权重 3/4", "提前/超额1 不亮灯1", "开展职业技能培训（待审核）"],
      whole: ["25% 1/4", "33.3% 1/3", "100%权重 3/6", "提前/超额1 不亮灯3", "3"],
    });
    await approve(jobs, 12);
    await approve(training, 12);
    // 2.1 ÷ 2 = 105%, not capped; (3 × 105% + 1 × 100%) ÷ 4 = 103.75%
    await expectStanding(jobs, 12, ["2.1万人", "2万人", "105%", "提前完成"], "截至2027年12月完成 2.1万人。");
    await expectGroups(page, "/standing?period=2027-12", {
      personnel: ["100% 2/2", "100% 2/2", "103.8%权重 4/4", "提前/超额1 正常1", ""],
      whole: ["50% 2/4", "50% 2/4", "103.8%权重 4/6", "提前/超额1 正常1 不亮灯2", "2"],
    });
  });

  await test.step("the year is told: to the archive, and to the citizens", async () => {
    await readLedger(page);
    await readDossier(page, notice.number, { reason: ADJUSTMENT, document: DOCUMENT });
    await publish(page, SENTENCE);
    expectVerified(server);
  });
});
