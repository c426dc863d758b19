import { expect, type Page } from "@playwright/test";

/** Drafts a notice from the red lights of the month in one step; returns its number and its address. */
export async function draftFromRed(
  page: Page,
  { period, indicator, reason, dueOn }: { period: string; indicator: string; reason: string; dueOn: string },
): Promise<{ readonly number: string; readonly address: string }> {
  await page.goto(`/notices/red?period=${period}`);
  const red = page.getByRole("listitem").filter({ has: page.getByRole("checkbox") });
  await expect(red).toHaveCount(1);
  await expect(red.getByLabel(new RegExp(`${indicator}$`))).toBeChecked();
  await expect(red).toContainText(reason);
  await page.getByLabel("办理期限").fill(dueOn);
  await page.getByRole("button", { name: "起草 1 份督办单" }).click();
  await page.waitForURL("**/notices");
  const row = page.getByRole("row").filter({ hasText: `关于加快推进${indicator}的督办通知` });
  const link = row.getByRole("link").first();
  const number = await row.getByRole("cell").first().innerText();
  await link.click();
  await page.waitForURL(/\/notices\/[0-9a-f]{8}-[^/]+$/);
  return { number, address: new URL(page.url()).pathname };
}

/** Takes one step with the open notice; `text` is what the step asks to be written. */
export async function stepOn(page: Page, step: string, said: string, text?: string): Promise<void> {
  await page.getByRole("button", { name: step, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  if (text !== undefined) await dialog.getByRole("textbox").fill(text);
  await dialog.getByRole("button", { name: step, exact: true }).click();
  await expect(page.getByText(said, { exact: true }).first()).toBeVisible();
}
