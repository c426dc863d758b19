import { expect, type Page } from "@playwright/test";
import { chooseFile } from "./report-steps";

/** A month of one target, as the people of a unit write and check it. */
export interface Month {
  readonly targetId: string;
  readonly indicator: string;
  /** `YYYY-MM` */
  readonly period: string;
  /** As the pages write it, such as `2027年6月`. */
  readonly words: string;
}

/** Types as an input method in full width does: `３．２万人`. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Opens the month's form from the to-do page, where it stands under one of the headings. */
export async function openFromTodo(page: Page, month: Month, heading: string): Promise<void> {
  await page.goto("/todo");
  const group = page.getByRole("region", { name: heading });
  // The same indicator may wait for another month too: the address says which.
  const address = `/progress/${month.period}/${month.targetId}`;
  await group.locator(`a[href="${address}"]`).click();
  await page.waitForURL(`**${address}`);
}

/** Writes figure and words, and waits until the page says that they are stored. */
export async function writeMonth(
  page: Page,
  { value, understood, progress }: { value: string; understood: string; progress: string },
): Promise<void> {
  await page.getByLabel("本月完成值").fill(value);
  await expect(page.getByText(`已识别为 ${understood}`)).toBeVisible();
  await page.getByLabel("进展情况").fill(progress);
  await expect(saveStatus(page)).toHaveText(/^已保存 \d{2}:\d{2}/);
}

/** What the form says about its being stored. */
export const saveStatus = (page: Page) =>
  page.getByRole("status").filter({ hasText: /^(?:填写后自动保存|正在保存|已保存|未保存)/ });

/** Adds a file and a link as evidence. */
export async function addEvidence(
  page: Page,
  file: { name: string; bytes: Buffer },
  link: { name: string; url: string },
): Promise<void> {
  const evidence = page.getByRole("region", { name: "佐证材料" });
  await chooseFile(page, "上传佐证文件", file);
  await expect(evidence.getByRole("link", { name: file.name })).toBeVisible();
  await evidence.getByLabel("名称").fill(link.name);
  await evidence.getByLabel("网址").fill(link.url);
  await evidence.getByRole("button", { name: "添加" }).click();
  await expect(evidence.getByRole("link", { name: link.name })).toHaveAttribute("href", link.url);
}

/** Hands the open form to the unit head, as its reporter. */
export async function handOver(page: Page): Promise<void> {
  await page.getByRole("button", { name: "送审" }).click();
  await expect(page.getByText("已送审，等待单位负责人核对", { exact: true })).toBeVisible();
  await expect(page.getByLabel("进展情况")).toHaveCount(0);
}

/** Sends what was handed over back to the reporter, with the reason. */
export async function sendBackToReporter(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "退回填报员" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("退回理由").fill(reason);
  await dialog.getByRole("button", { name: "退回填报员" }).click();
  await expect(page.getByText("已退回填报员。")).toBeVisible();
}

/** Submits the open form as the unit's head. */
export async function submitMonth(page: Page): Promise<void> {
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交，等待督查员审核", { exact: true })).toBeVisible();
  await expect(page.getByLabel("进展情况")).toHaveCount(0);
}

/** Opens the month's report from the queue of what waits for review. */
export async function openForReview(page: Page, month: Month): Promise<void> {
  await page.goto(`/review?period=${month.period}`);
  await page.getByRole("table").getByRole("link", { name: month.indicator, exact: true }).click();
  await page.waitForURL(/\/review\/[^/]+$/);
}

/** The PDF among the evidence is drawn in the page: there is ink on it. */
export async function seePdf(page: Page, name: string): Promise<void> {
  const sheet = page.getByRole("img", { name: `“${name}”第 1 页，共 1 页` });
  await expect
    .poll(() =>
      sheet.evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas;
        const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
        return pixels.some((value, index) => index % 4 === 0 && value < 100 && pixels[index + 3] === 255);
      }),
    )
    .toBe(true);
}

/** Approves what is open by its key. */
export async function approveByKey(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^审核通过/ })).toBeEnabled();
  await page.keyboard.press("a");
  await expect(page.getByText("已审核通过。")).toBeVisible();
}

/** Sends back what is open by its key, with the reason. */
export async function returnByKey(page: Page, reason: string): Promise<void> {
  await expect(page.getByRole("button", { name: /^退回/ })).toBeEnabled();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("退回理由").fill(reason);
  await dialog.getByRole("button", { name: "退回" }).click();
  await expect(page.getByText("已退回，单位会看到理由。")).toBeVisible();
}

/** Finds in the navigation that there are messages, reads the one of a returned report, and is led to the report. */
export async function readMessageOf(page: Page, reason: string): Promise<void> {
  await page.goto("/todo");
  await page
    .getByRole("navigation", { name: "主导航" })
    .getByRole("link", { name: /^消息.*[1-9]\d* 项待处理/ })
    .click();
  const message = page
    .getByRole("list", { name: "消息列表" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading"), hasText: reason });
  const address = await message.getByRole("link").getAttribute("href");
  await message.getByRole("button", { name: /已读/ }).click();
  await expect(message).toHaveCount(0);
  await page.getByRole("link", { name: "全部", exact: true }).click();
  await message.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
}

/** Asks, as the unit, that an approved month be unlocked: what is approved is locked. */
export async function requestCorrection(
  page: Page,
  { period, targetId }: Month,
  reason: string,
): Promise<void> {
  await page.goto(`/progress/${period}/${targetId}`);
  await expect(page.getByText("已审核锁定")).toBeVisible();
  await expect(page.getByLabel("本月完成值")).toHaveCount(0);
  await page.getByRole("button", { name: "申请更正" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("更正理由").fill(reason);
  await dialog.getByRole("button", { name: "申请更正" }).click();
  await expect(page.getByText(`等待督查员解锁。理由：${reason}`)).toBeVisible();
}

/** Unlocks, as the supervisor, the one report that the unit asks to correct for this reason. */
export async function unlockCorrection(page: Page, reason: string): Promise<void> {
  await page.goto("/review");
  const request = page.getByRole("listitem").filter({ hasText: reason });
  await request.getByRole("button", { name: "解锁" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "解锁" }).click();
  await expect(page.getByText("已解锁，等待单位更正。")).toBeVisible();
}
