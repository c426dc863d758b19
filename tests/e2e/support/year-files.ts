import { expect, type Page } from "@playwright/test";
import { docxText, pdfText } from "@/tests/support/made-files";
import { compareSnapshots } from "./snapshot-steps";
import { downloaded, exported, sheetRows } from "./file-steps";

/** What became of the year between April as it was circulated and September. */
export async function readComparison(
  page: Page,
  snapshots: { readonly before: string; readonly after: string },
): Promise<void> {
  const { counts, changes } = await compareSnapshots(page, snapshots, "城镇新增就业");
  expect
    .soft(counts)
    .toEqual([
      "目标总数 4 4 0",
      "已完成 0 0 0",
      "应报 4 4 0",
      "达到序时 1 1 0",
      "无数据 2 2 0",
      "提前/超额 0 0 0",
      "正常 1 1 0",
      "滞后 1 0 −1",
      "严重滞后 0 1 +1",
      "不亮灯 2 2 0",
      "完成率 0% 0% 0 个百分点",
      "序时率 25% 25% 0 个百分点",
    ]);
  expect.soft(changes).toEqual({
    目标: "1城镇新增就业 人社局",
    目标值: "前 2.4万人 → 后 2万人",
    完成值: "前 0.46万人 → 后 1.2万人",
    完成率或差距: "前 19.17% → 后 60%",
    亮灯: "前 滞后 → 后 严重滞后",
    原因: "目标调整 序时计划调整 新填报（2027年9月，第1版）",
  });
}

/** The circulars of the two snapshots say what the snapshots hold, whatever was corrected since. */
export async function readCirculars(page: Page, red: string): Promise<void> {
  const september = { 数据取自: /^2027年9月通报/ };
  const [docx, pdf] = [
    docxText(await exported(page, "通报", september, "Word")).join("\n"),
    // A sentence may go on behind the number of a page.
    (await pdfText(await exported(page, "通报", september, "PDF"))).replace(/—\s*\d+\s*—/g, ""),
  ];
  for (const text of [docx, pdf])
    for (const said of [
      "关于2027年9月政府工作报告目标任务完成情况的通报",
      "目标任务共4项，已完成0项，占0%。9月应报4项，达到序时进度1项，占25%。",
      "蓝灯0项、绿灯1项、黄灯0项、红灯1项、灰灯2项。其中无当月数据的有未填报2项。",
      "亮红灯的目标1项",
      `1.城镇新增就业（人社局牵头）：${red.replaceAll(" ", "")}`,
      "经信科技局（新增规上工业企业）",
    ])
      expect.soft(text).toContain(said);
  const april = docxText(await exported(page, "通报", { 数据取自: /^2027年4月通报/ }, "Word")).join("\n");
  expect.soft(april).toContain("蓝灯0项、绿灯1项、黄灯1项、红灯0项、灰灯2项。");
  expect.soft(april).toContain("截至2027年4月完成0.46万人，序时应达0.7万人，落后10个百分点");
}

/** The ledger as a sheet, at the year's end: real numbers. */
export async function readLedger(page: Page): Promise<void> {
  await page.goto("/targets?period=2027-12");
  const file = await downloaded(page, () => page.getByRole("link", { name: "导出 Excel" }).click());
  const rows = await sheetRows(file, "序号");
  expect.soft(rows).toHaveLength(4);
  expect.soft(rows[0]).toMatchObject({
    指标: "城镇新增就业",
    目标值: 2,
    单位: "万人",
    分管领导: "常务副区长",
    牵头单位: "人社局",
    序时进度: 2,
    完成值: 2.1,
    完成率: 1.05,
    亮灯: "提前完成",
  });
  expect.soft(rows[1]).toMatchObject({ 指标: "开展职业技能培训", 完成值: 1.2, 完成率: 1, 亮灯: "正常" });
  expect
    .soft(rows[2])
    .toMatchObject({ 指标: "新增规上工业企业", 完成值: null, 完成率: null, 亮灯: "未填报" });
}

/** Month, revision, schedule and figure of every report, the latest first: each by the target of its time. */
const MONTHS = [
  ["2027年12月", 1, 2, "2.1万人"],
  ["2027年11月", 1, 1.95, "2万人"],
  ["2027年10月", 1, 1.9, "1.6万人"],
  ["2027年9月", 1, 1.85, "1.2万人"],
  ["2027年8月", 1, 1.4, "1.2万人"],
  ["2027年7月", 1, 1.3, "1.2万人"],
  ["2027年6月", 1, 1.2, "1.2万人"],
  ["2027年5月", 1, 0.9, "0.9万人"],
  ["2027年4月", 2, 0.7, "0.48万人"],
  ["2027年4月", 1, 0.7, "0.46万人"],
  ["2027年3月", 1, 0.5, "0.45万人"],
  ["2027年2月", 1, 0.2, "0.2万人"],
  ["2027年1月", 1, 0.1, "0.12万人"],
];

/** The target's dossier: where it stands, its earlier version, every month with its revisions, the notice. */
export async function readDossier(
  page: Page,
  notice: string,
  { reason, document }: { reason: string; document: string },
): Promise<void> {
  const chosen = { 目标: /城镇新增就业$/ };
  const file = await exported(page, "目标档案", chosen, "Excel");
  const basics = Object.fromEntries(
    (await sheetRows(file, "项目", "基本情况")).map((row) => [row.项目, row.内容]),
  );
  expect.soft(basics).toMatchObject({
    目标值: "2万人",
    完成值: "2.1万人",
    完成率或差距: "105%",
    亮灯: "蓝灯",
    分管领导: "常务副区长",
    牵头单位: "云江区人力资源和社会保障局",
  });
  expect
    .soft(await sheetRows(file, "版本", "历次版本"))
    .toMatchObject([
      { 目标值: "2.4万人", 调整理由: reason, 依据文件: document, 提出人: "程砚秋", 复核人: "邵启文" },
    ]);
  const months = await sheetRows(file, "月份", "逐月进展");
  expect.soft(months.map((row) => [row.月份, row.版次, row.序时进度, row.完成值])).toEqual(MONTHS);
  expect
    .soft(await sheetRows(file, "种类", "督办与批示"))
    .toMatchObject([{ 种类: "督办单", 文号或职务: notice, 状态: "已办结" }]);
}

/** What citizens read: nothing before the supervisor switches it on, then the promise and where it stands. */
export async function publish(page: Page, sentence: string): Promise<void> {
  const project = page.getByRole("article").filter({ hasText: "城镇新增就业" });
  await page.goto("/open?year=2027");
  await expect.soft(project).toHaveCount(0);
  await page.goto("/disclosures?year=2027");
  await page.getByRole("button", { name: "公开“城镇新增就业”", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "公开", exact: true }).click();
  await expect.soft(page.getByRole("button", { name: "停止公开“城镇新增就业”" })).toBeVisible();

  await page.goto("/open?year=2027");
  await expect.soft(page.getByText("共 1 项，已完成 1 项。")).toBeVisible();
  await expect.soft(project.getByRole("blockquote")).toContainText(sentence);
  const facts = await project.locator("dl > div").allInnerTexts();
  expect
    .soft(facts.map((fact) => fact.replace(/\s+/g, " ")))
    .toEqual(["目标 2万人", "目前进展 2.1万人", "完成率 105%", "完成度 超额完成"]);
  await expect.soft(project).toContainText("目标已按程序调整，上面的目标值为调整后的。");
  await expect.soft(project).toContainText("提前完成");
}
