import { expect, type Locator, type Page } from "@playwright/test";

/** Keeps the standing of a month under a name; returns the address of the snapshot. */
export async function takeSnapshot(page: Page, words: string): Promise<string> {
  await page.goto("/standing/snapshots");
  await page.getByRole("button", { name: "制作快照" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("月份").selectOption(words);
  await expect(dialog.getByLabel("名称")).toHaveValue(`${words}通报`);
  await dialog.getByRole("button", { name: "存下" }).click();
  await page.waitForURL(/\/standing\/snapshots\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** A target's line in a snapshot, by the heads of the table. */
export async function snapshotLine(
  page: Page,
  snapshot: string,
  indicator: string,
): Promise<Readonly<Record<string, string>>> {
  await page.goto(`${snapshot}/targets`);
  return lineOf(page.getByRole("table"), indicator);
}

/** Two snapshots side by side: what is counted of the whole, and what changed of one target. */
export async function compareSnapshots(
  page: Page,
  { before, after }: { before: string; after: string },
  indicator: string,
) {
  await page.goto("/standing/snapshots/compare");
  await page.getByLabel("前一份").selectOption(before.split("/").at(-1) ?? "");
  await page.getByLabel("后一份").selectOption(after.split("/").at(-1) ?? "");
  await page.getByRole("button", { name: "对照" }).click();
  await page.waitForURL(/before=.*after=/);
  const counts = await page
    .getByRole("group", { name: "合计" })
    .locator("tbody > tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children]
          .map((cell) => (cell as HTMLElement).innerText.trim())
          .join(" ")
          .trim(),
      ),
    );
  return {
    counts,
    changes: await lineOf(page.getByRole("group", { name: "变化的目标" }).getByRole("table"), indicator),
  };
}

/** The row that begins with the target, by the heads of its table. */
async function lineOf(table: Locator, indicator: string): Promise<Readonly<Record<string, string>>> {
  const heads = await table.getByRole("columnheader").allInnerTexts();
  const cells = await table
    .locator("tbody > tr")
    .filter({ has: table.page().getByRole("rowheader").filter({ hasText: indicator }) })
    .locator("th, td")
    .allInnerTexts();
  return Object.fromEntries(
    heads.map((head, index) => [head.trim(), (cells[index] ?? "").trim().replace(/\s+/g, " ")]),
  );
}
