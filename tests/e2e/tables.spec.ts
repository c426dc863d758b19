import { type Page } from "@playwright/test";
import { seriousViolations } from "./support/accessibility";
import { storedReport, targetId } from "./support/database";
import { chooseFile } from "./support/report-steps";
import { expect, test } from "./support/test";

test.use({ ledger: "tables" });

const PERIOD = "2026-10";

const SHEET = [
  "序号",
  "指标",
  "目标值",
  "单位",
  "类别",
  "口径",
  "基数",
  "权重",
  "分管领导",
  "牵头单位",
  "配合单位",
  "完成时限",
];
/** A cell of the responsibility table; rows count from 1. */
const cellOf = (page: Page, row: number, column: string) =>
  page
    .getByRole("grid", { name: "责任分工表" })
    .locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell]`)
    .nth(SHEET.indexOf(column));

test("the responsibility table is typed, pasted and undone like a sheet", async ({ page, signIn }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("supervisor.dcs");
  await page.goto("/targets");
  await page.getByRole("link", { name: "责任分工表" }).click();
  const saved = page.getByText("全部已保存");
  const first = cellOf(page, 1, "牵头单位");
  await expect(first).toBeVisible();
  const before = await first.textContent();

  await first.click();
  await page.keyboard.type("区教育");
  await page.keyboard.press("Enter");
  await expect(first).toHaveText("教育局");
  await expect(saved).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(first).toHaveText(before ?? "");
  await expect(saved).toBeVisible();

  await cellOf(page, 1, "权重").click();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await expect(cellOf(page, 3, "权重")).toHaveText("3");
  await page.keyboard.press("Control+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("3\n3\n3");

  await page.evaluate(() => navigator.clipboard.writeText("教育局\t人社局\t11月底\n无名局\t\t"));
  await cellOf(page, 2, "牵头单位").click();
  await page.keyboard.press("Control+v");
  await expect(cellOf(page, 2, "完成时限")).toHaveText("2026-11-30");
  const bad = cellOf(page, 3, "牵头单位");
  await expect(bad).toHaveText("无名局");
  await expect(bad).toHaveAttribute("aria-invalid", "true");
  await bad.click();
  await expect(page.getByText("没有这个单位，请按单位全称或简称填写。")).toBeVisible();
  await page.getByRole("button", { name: "放弃我的" }).click();
  await expect(saved).toBeVisible();

  await page.reload();
  await expect(cellOf(page, 2, "牵头单位")).toHaveText("教育局");
  await cellOf(page, 2, "牵头单位").click();
  await page.keyboard.press("Control+z");
  await expect(cellOf(page, 2, "牵头单位")).not.toHaveText("教育局");
  await expect(saved).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByText("手机上只供查看")).toBeVisible();
});

test("a target is split by a pasted block, unfolds in the ledger, and citizens read what its parts make", async ({
  page,
  signIn,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("supervisor.dcs");
  await page.goto("/targets?q=新建社区卫生服务站");
  await page.getByRole("link", { name: "新建社区卫生服务站", exact: true }).click();
  await page.getByRole("button", { name: "分解到单位" }).click();
  const dialog = page.getByRole("dialog");
  const value = (row: number) => dialog.getByLabel(`第${row}行分解值（个）`);

  await page.evaluate(() => navigator.clipboard.writeText("卫健局\t3\n民政局\t1\n无名局\t"));
  await dialog.getByLabel("第1行责任单位").focus();
  await page.keyboard.press("Control+v");
  await expect(page.getByText("有 1 格未能识别，未粘贴。")).toBeVisible();
  await expect(dialog.getByText("各部分合计 4个，目标 5个，尚差 1个。")).toBeVisible();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByLabel("理由")).toHaveAttribute("aria-invalid", "true");
  await value(1).focus();
  await page.keyboard.press("Enter");
  await expect(value(2)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("2");
  await expect(dialog.getByText("各部分合计 5个，与目标 5个 一致。")).toBeVisible();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(value(1)).toBeFocused();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("分解已保存")).toBeVisible();

  await page.goto("/targets?q=新建社区卫生服务站");
  const parts = page.getByRole("row", { name: /^41-/ });
  await expect(parts).toHaveCount(0);
  await page.getByRole("button", { name: "新建社区卫生服务站：分解 2 项" }).press("Enter");
  await expect(parts).toHaveText([/41-1.*3.*卫健局/, /41-2.*2.*民政局/]);

  // The sample's split project: one of its two parts is not reported, so that citizens read no figure made of one.
  await page.goto("/disclosures");
  const project = page.getByRole("listitem").filter({ hasText: "困难老年人家庭适老化改造" });
  await expect(project).toContainText("本月暂无数据");
});

test("a ledger in a spreadsheet shows its errors at their cells, and is imported once nothing is wrong", async ({
  page,
  signIn,
  server,
}) => {
  const file = (value: string) => ({
    name: "部门台账.csv",
    bytes: Buffer.from(
      `指标,年度目标,单位,牵头部门\n社区食堂,${value},家,教育局\n公共充电桩,500,个,人社局\n`,
    ),
  });
  await signIn("supervisor.dcs");
  await page.goto("/targets");
  await page.getByRole("link", { name: "导入台账" }).click();
  await chooseFile(page, "选择台账文件", file("若干"));
  await expect(page.getByLabel("“年度目标”列对应")).toHaveValue("value");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "下一步：预览" }).click();
  await expect(page.getByText("1 行有误，共 1 处，现在不能导入")).toBeVisible();
  const rows = page.getByRole("group", { name: "导入预览" }).locator("tbody > tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole("cell", { name: "若干" })).toContainText("第 2 行 B 列");
  expect(await seriousViolations(page)).toEqual([]);
  const [list] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载问题清单" }).click(),
  ]);
  expect(list.suggestedFilename()).toBe("部门台账-问题清单.xlsx");

  await page.getByRole("link", { name: "重新上传" }).click();
  await chooseFile(page, "选择台账文件", file("12"));
  await page.getByRole("button", { name: "下一步：预览" }).click();
  await expect(page.getByText("可以导入：新增 2 项，变更 0 项，不变 0 项")).toBeVisible();
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("导入完成", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "查看目标台账" }).click();
  await expect(page.getByText("社区食堂").first()).toBeVisible();
  await page.goto(`/targets/${targetId(server, "社区食堂")}`);
  await expect(page.getByText("社区食堂12家").first()).toBeVisible();
});

/** A cell of the month sheet by its column and its target. */
const sheetCell = (page: Page, column: string, indicator: string) =>
  page.getByRole("textbox", { name: `${column}：${indicator}`, exact: true });

test("the month sheet loses nothing offline, takes a pasted block, and goes on to the supervisor's keyboard", async ({
  page,
  context,
  signIn,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  const [land, food] = ["建成高标准农田", "农产品质量安全监测合格率"];
  const stored = (indicator: string) => storedReport(server, targetId(server, indicator), PERIOD);
  const saved = (on: Page) => on.getByRole("status").filter({ hasText: "全部已保存" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("reporter.nyj");
  await page.goto(`/progress?period=${PERIOD}`);
  await page.getByRole("link", { name: "填写月报表" }).click();

  // Typed without a connection, and the page is closed: the next visit sends it.
  await expect(sheetCell(page, "本月完成值", land)).toBeVisible();
  await context.setOffline(true);
  await sheetCell(page, "进展情况", land).fill("断网时写下的农田进展。");
  await expect(page.getByText("1 项未保存：网络不通，正在重试；内容已暂存在本机").first()).toBeVisible();
  const address = page.url();
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(address);
  // Whether the page that was left still sent it or the next one restores it is a race; both keep what was typed, and
  // restoring alone is tests/unit/components/month-desk.test.ts.
  await expect(sheetCell(page, "进展情况", land)).toHaveValue("断网时写下的农田进展。");
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => stored(land).progress).toBe("断网时写下的农田进展。");

  // A block from a spreadsheet, from the first figure on; a figure in another unit is asked about, not refused.
  await page.evaluate(() =>
    navigator.clipboard.writeText("23000\t建成高标准农田\t\t验收\n98.6\t抽检合格\t样本偏少\t"),
  );
  await sheetCell(page, "本月完成值", land).click();
  await page.keyboard.press("Control+v");
  await expect(sheetCell(page, "下一步措施", land)).toHaveValue("验收");
  await expect(sheetCell(page, "存在问题", food)).toHaveValue("样本偏少");
  await page.getByRole("button", { name: "改为 2.3万亩" }).click();
  await page.keyboard.press("Tab");
  await sheetCell(page, "本月完成值", land).press("Enter");
  await expect(sheetCell(page, "本月完成值", food)).toBeFocused();
  await page.getByRole("button", { name: "送审已填好的 2 项" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "送审" }).click();
  await expect(page.getByText("已送审 2 项，等待单位负责人提交。")).toBeVisible();
  await expect(sheetCell(page, "本月完成值", land)).toHaveCount(0);
  expect(stored(land)).toMatchObject({ state: "draft", value: "2.3", progress: "建成高标准农田" });

  await signIn("head.nyj");
  await page.goto(address);
  await page.getByRole("button", { name: "提交已填好的 2 项" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交 2 项，等待审核。")).toBeVisible();
  expect([stored(land).state, stored(food).state]).toEqual(["submitted", "submitted"]);

  // The supervisor narrows the queue to what changed, and decides without a mouse.
  await signIn("supervisor.dcs");
  await page.goto(`/review?period=${PERIOD}&changed=yes`);
  await page.getByRole("link", { name: land, exact: true }).click();
  await page.waitForURL(/\/review\/[^?]+\?.*changed=yes/);
  await page.keyboard.press("a");
  await expect(page.getByText("已审核通过。")).toBeVisible();
  await expect.poll(() => stored(land).state).toBe("approved");
  await page.goto(`/review?period=${PERIOD}`);
  await page.getByRole("link", { name: food, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: food })).toBeVisible();
  await page.keyboard.press("r");
  await page.getByRole("dialog").getByLabel("退回理由").fill("请补充抽检批次。");
  await page.getByRole("dialog").getByRole("button", { name: "退回" }).click();
  await expect.poll(() => stored(food).state).toBe("returned");
});
