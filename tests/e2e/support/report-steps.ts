import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

/** A report as a file that a person has on the desk. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export function reportFile(file: string): ReportFile {
  return { name: path.basename(file), bytes: readFileSync(file) };
}

/** The place on the page where files are dropped or chosen, by its label. */
const dropZone = (page: Page, label: string): Locator =>
  page.getByRole("group", { name: label, exact: true });

/** Chooses a file in the file chooser, as the button opens it. */
export async function chooseFile(
  page: Page,
  label: string,
  { name, bytes }: ReportFile,
  mimeType = "application/octet-stream",
): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await dropZone(page, label).getByRole("button", { name: "选择文件" }).click();
  await (await chooser).setFiles({ name, mimeType, buffer: bytes });
}

/** Drops a file on the page. */
export async function dropFile(page: Page, label: string, { name, bytes }: ReportFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
      return transfer;
    },
    { name, base64: bytes.toString("base64") },
  );
  await dropZone(page, label).dispatchEvent("drop", { dataTransfer });
}

/** Imports a report by the file chooser; every stage that the page has shown is checked. Leaves the list of reports. */
export async function importReport(page: Page, file: ReportFile): Promise<void> {
  await page.goto("/reports");
  // A stage may last less than a look at the page: what has stood there is written down as it changes.
  const stages = await page.evaluateHandle(() => {
    const seen: string[] = [];
    new MutationObserver(() => seen.push(document.body.innerText)).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return seen;
  });
  await chooseFile(page, "导入报告", file);
  await expect(page.getByText("导入完成")).toBeVisible({ timeout: 60_000 });
  const shown = (await stages.evaluate((seen) => seen.join("\n"))).match(
    /已上传 \d+%|正在读取文件|正在提取目标和成效/g,
  );
  expect(new Set(shown?.map((text) => text.replace(/\d+%/, "")))).toContain("已上传 ");
  expect(shown).toContain("正在提取目标和成效");
}

/** Opens the report that was just imported; its page names the file by its hash. */
export async function openImported(page: Page, file: ReportFile): Promise<void> {
  await page.getByRole("link", { name: "前往确认" }).click();
  await page.waitForURL(/\/reports\/[^/]+$/);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  await expect(page.getByTitle(sha256)).toHaveText(sha256.slice(0, 12));
}

/** The list of statements beside the report's text. */
export function statementsOn(page: Page) {
  const workspace = page.getByRole("region", { name: "确认表述" });
  const list = workspace.getByRole("list", { name: "表述清单" });
  const rows = list.locator(":scope > li");
  const current = list.locator(":scope > li[aria-current='true']");
  return {
    list,
    rows,
    current,
    text: workspace.getByRole("region", { name: "报告原文" }),
    notice: workspace.getByRole("status").first(),
    dialog: page.getByRole("dialog"),
    /** The indicator of a row, as its first line says it. */
    indicatorOf: (row: Locator) => row.getByRole("button").first().locator("span").first().innerText(),
    show: (view: string) => workspace.getByRole("button", { name: new RegExp(`^${view} \\d+$`) }).click(),
    countOf: async (view: string) => {
      const label = await workspace.getByRole("button", { name: new RegExp(`^${view} \\d+$`) }).innerText();
      return Number(/\d+$/.exec(label)?.[0]);
    },
  };
}

export type Statements = ReturnType<typeof statementsOn>;

/** Presses a key of the page, not of a field. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
}

/** Moves with the keys down and up again: list and text show the same statement as the current one. */
export async function walkByKeys(page: Page, { rows, current, text }: Statements): Promise<void> {
  await expect(rows.first()).toHaveAttribute("aria-current", "true");
  await press(page, "j");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await expect(text.locator("mark[aria-current='true']").first()).toBeInViewport();
  await press(page, "k");
  await expect(rows.first()).toHaveAttribute("aria-current", "true");
  await expect(current).toHaveCount(1);
}

/** Confirms the current statement; returns the number of its target. */
export async function confirmByKey(
  page: Page,
  { notice, current, indicatorOf }: Statements,
): Promise<number> {
  const indicator = await indicatorOf(current);
  await press(page, "a");
  await expect(notice).toHaveText(new RegExp(`^已确认为目标 \\d+ 号：`));
  await expect(notice).toContainText(indicator);
  return Number(/\d+/.exec(await notice.innerText())?.[0]);
}

/** Gives the current statement another name. */
export async function editByKey(
  page: Page,
  { dialog, notice, current, indicatorOf }: Statements,
): Promise<void> {
  const name = `${await indicatorOf(current)}（已核对）`;
  await press(page, "e");
  await dialog.getByLabel("指标").fill(name);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(notice).toHaveText(`已修改：${name}`);
  await expect(current).toContainText(name);
}

/** Rejects the current statement for a reason of one's own; it is kept, with the reason. */
export async function rejectByKey(page: Page, statements: Statements, reason: string): Promise<void> {
  const { dialog, notice, current, indicatorOf, rows } = statements;
  const indicator = await indicatorOf(current);
  const before = await statements.countOf("待确认");
  await press(page, "x");
  await dialog.getByLabel("其他理由").fill(reason);
  await dialog.getByRole("button", { name: "剔除", exact: true }).click();
  await expect(notice).toHaveText(`已剔除：${indicator}`);
  expect(await statements.countOf("待确认")).toBe(before - 1);
  await statements.show("已剔除");
  await expect(rows.filter({ hasText: reason })).toHaveCount(1);
  await statements.show("待确认");
}

/** Makes two of the current statement; what the second lacks is filled in. */
export async function splitByKey(page: Page, statements: Statements): Promise<void> {
  const { dialog, notice, current, indicatorOf } = statements;
  const indicator = await indicatorOf(current);
  const before = await statements.countOf("待确认");
  await press(page, "s");
  const second = dialog.getByRole("group", { name: "第 2 条" });
  await second.getByLabel("指标").fill(`${indicator}（其中）`);
  const value = second.getByLabel(/^(?:数值|下限)\*?/).and(second.getByRole("textbox"));
  if ((await value.count()) > 0 && (await value.inputValue()) === "") await value.fill("1");
  await dialog.getByRole("button", { name: "拆分" }).click();
  await expect(notice).toHaveText(`已拆分为 2 条：${indicator}`);
  expect(await statements.countOf("待确认")).toBe(before + 1);
}

/** Merges the current statement with the next, and takes it back. */
export async function mergeAndUndo(page: Page, statements: Statements): Promise<void> {
  const { dialog, notice } = statements;
  const before = await statements.countOf("待确认");
  await press(page, "m");
  await dialog.getByRole("button", { name: "合并" }).click();
  await expect(notice).toHaveText(/^已合并：/);
  expect(await statements.countOf("待确认")).toBe(before - 1);
  await press(page, "u");
  await expect(notice).toHaveText("已撤销上一步");
  expect(await statements.countOf("待确认")).toBe(before);
}

/** Drags over a line of the report and adds what it says as a statement without a number. */
export async function addBySelecting(page: Page, statements: Statements, indicator: string): Promise<void> {
  const { text, dialog, notice, current } = statements;
  const heading = text.getByText(/^[一二三四五]、[^。；\n]{4,40}$/).last();
  await heading.scrollIntoViewIfNeeded();
  const line = await heading.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, width, height } = range.getClientRects()[0] ?? element.getBoundingClientRect();
    return { left, top, width, height };
  });
  const middle = line.top + line.height / 2;
  await page.mouse.move(line.left + 1, middle);
  await page.mouse.down();
  await page.mouse.move(line.left + line.width - 1, middle, { steps: 5 });
  await page.mouse.up();
  await press(page, "n");
  await expect(dialog).toContainText("添加表述");
  await dialog.getByLabel("指标").fill(indicator);
  await dialog.getByLabel("要求").selectOption("定性");
  await dialog.getByLabel("目标或成效").selectOption("目标");
  await dialog.getByRole("button", { name: "添加" }).click();
  await expect(notice).toHaveText(`已添加：${indicator}`);
  await expect(current).toContainText(indicator);
}

/** Confirms everything that extraction is certain of in one stroke; returns how many that were. */
export async function confirmAllCertain(page: Page, { notice }: Statements): Promise<number> {
  const button = page.getByRole("button", { name: /^确认全部确定的（\d+）$/ });
  const count = Number(/\d+/.exec(await button.innerText())?.[0]);
  await button.click();
  await page.getByRole("alertdialog").getByRole("button", { name: "全部确认" }).click();
  await expect(notice).toHaveText(`已确认 ${count} 条目标`);
  await expect(button).toBeHidden();
  return count;
}
