import { expect, type Page } from "@playwright/test";
import { chooseFile } from "./report-steps";

/** A target as a row of the ledger shows it. */
export interface LedgerTarget {
  readonly id: string;
  readonly indicator: string;
  /** The target value, such as `3.2`. */
  readonly value: number;
  readonly unit: string;
}

const HEADS = [
  "序号",
  "指标",
  "目标值",
  "单位",
  "类别",
  "分管领导",
  "牵头单位",
  "配合单位",
  "完成时限",
] as const;
const STANDING_HEADS = ["序时进度", "完成值", "完成率", "亮灯"] as const;
export const LEDGER_HEADS = [...HEADS, ...STANDING_HEADS];
export type LedgerHead = (typeof LEDGER_HEADS)[number];

/** The ledger's rows as they stand on the screen, by the heads of its columns. */
export async function ledgerRows(page: Page): Promise<readonly Record<LedgerHead, string>[]> {
  const table = page.getByRole("group", { name: "目标台账" }).getByRole("table");
  const heads = (await table.getByRole("columnheader").allInnerTexts()).map((text) => text.trim());
  const rows = await table
    .locator("tbody > tr")
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => (cell.querySelector("a") ?? cell).textContent.trim())),
    );
  return rows.map(
    (cells) =>
      Object.fromEntries(LEDGER_HEADS.map((head) => [head, cells[heads.indexOf(head)] ?? ""])) as Record<
        LedgerHead,
        string
      >,
  );
}

/** The first target of the year that counts an amount up, with a whole value to schedule. */
export async function firstCumulative(page: Page, year: number): Promise<LedgerTarget> {
  await page.goto(`/targets?year=${year}`);
  await page.getByLabel("口径").selectOption("累计量");
  await page.getByRole("button", { name: "查询" }).click();
  await page.waitForURL(/measure=cumulative/);
  const rows = await ledgerRows(page);
  const at = rows.findIndex(({ 目标值: value }) => Number(value.replaceAll(",", "")) > 0);
  const row = rows[at];
  if (!row) throw new Error("the report has no cumulative target");
  const href = await page.locator("tbody > tr").nth(at).getByRole("link").first().getAttribute("href");
  return {
    id: /[^/?]+(?=\?|$)/.exec(href ?? "")?.[0] ?? "",
    indicator: row.指标,
    value: Number(row.目标值.replaceAll(",", "")),
    unit: row.单位,
  };
}

/** Chooses the target and the two after it, and gives them all one lead unit, leader, support and deadline. */
export async function assignTogether(
  page: Page,
  target: LedgerTarget,
  to: { leadUnit: string; leader: string; support: string; dueOn: string },
): Promise<void> {
  await page.goto("/targets");
  await page.getByLabel(`选择“${target.indicator}”`, { exact: true }).check();
  const others = page
    .getByRole("row")
    .filter({ hasText: "待分工" })
    .getByRole("checkbox", { checked: false });
  await others.nth(0).check();
  await others.nth(0).check();
  await page.getByRole("toolbar", { name: "已选 3 项" }).getByRole("button", { name: "批量分工" }).click();
  const dialog = page.getByRole("dialog", { name: "责任分工：3 项目标" });
  await dialog.getByLabel("牵头单位").selectOption(to.leadUnit);
  await dialog.getByLabel("分管领导").selectOption(to.leader);
  await dialog.getByLabel("完成时限").fill(to.dueOn);
  await dialog.getByLabel("同时更改配合单位").check();
  await dialog.getByLabel(to.support).check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存 3 项责任分工")).toBeVisible();
}

/** Gives the target a lead unit and a leader, on its own page. */
export async function assignTarget(
  page: Page,
  id: string,
  { leadUnit, leader }: { leadUnit: string; leader: string },
): Promise<void> {
  await page.goto(`/targets/${id}`);
  await page.getByRole("button", { name: "设定分工" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("牵头单位").selectOption(leadUnit);
  await dialog.getByLabel("分管领导").selectOption(leader);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存 1 项责任分工")).toBeVisible();
}

/** Fills in what no report says: the weight, and that it is a livelihood project. */
export async function markLivelihood(page: Page, id: string, weight: string): Promise<void> {
  await page.goto(`/targets/${id}`);
  await page.getByRole("button", { name: "补充信息" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("权重").fill(weight);
  await dialog.getByLabel("民生实事").check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
}

/** Proposes another target value, with the reason, and the document that allows it. */
export async function proposeValue(
  page: Page,
  id: string,
  { value, reason, document }: { value: string; reason: string; document: string },
): Promise<void> {
  await page.goto(`/targets/${id}`);
  await page.getByRole("button", { name: "调整目标", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("目标值").fill(value);
  await dialog.getByLabel("调整理由").fill(reason);
  await dialog.getByRole("textbox", { name: /^依据文件/ }).fill(document);
  await chooseFile(page, "依据文件的扫描件或电子件", {
    name: `${document}.txt`,
    bytes: Buffer.from(`${document}\n${reason}\n`),
  });
  await dialog.getByRole("button", { name: "提出调整" }).click();
  await expect(page.getByText("已提出，等待复核")).toBeVisible();
}

/** Sets a schedule of its own: the share of the target that should be reached by each month's end. */
export function scheduleByMonth(page: Page, { id, value }: LedgerTarget, shares: readonly number[]) {
  return scheduleAs(
    page,
    id,
    shares.map((share) => part(value, share)),
  );
}

/** Sets a schedule of its own: what should be reached by the end of each month. */
export async function scheduleAs(page: Page, id: string, months: readonly string[]): Promise<void> {
  await page.goto(`/targets/${id}`);
  await page.getByRole("button", { name: "设定序时计划" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("逐月设定").check();
  for (const [index, expected] of months.entries())
    await dialog.getByLabel(`${index + 1}月`, { exact: true }).fill(expected);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("序时计划已保存")).toBeVisible();
  await expect(dialog).toBeHidden();
}

/** A share of an amount in plain digits: `part(3.2, 0.4)` is `1.28`. */
export function part(value: number, share: number): string {
  return String(Number((value * share).toFixed(4)));
}
