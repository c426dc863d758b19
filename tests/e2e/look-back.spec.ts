import { reasonForNow } from "@/lib/domain/look-back-pages";
import { seriousViolations } from "./support/accessibility";
import { PEOPLE_PAGES, resolve } from "./support/people-pages";
import { expect, test } from "./support/test";

test.use({ ledger: "look-back" });
test.setTimeout(600_000);

const DAY = "2026-10-19";
const PEOPLE = ["supervisor.dcs", "head.rsj", "auditor.yj"];

for (const account of PEOPLE)
  test(`${account}: every page shows the earlier day, or says that it shows now`, async ({
    page,
    signIn,
  }) => {
    await signIn(account);
    await page.goto(`/todo?asOf=${DAY}`);
    const read = new Set<boolean>();
    for (const address of PEOPLE_PAGES[account] ?? []) {
      const path = await resolve(page, address);
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const bar = page.getByRole("complementary", { name: "历史时点" });
      const isOfNow = reasonForNow(new URL(page.url()).pathname) !== null;
      await expect(bar, path).toContainText(
        isOfNow ? "本页显示现在的情况" : "历史时点：2026年10月19日结束时",
      );
      // The pages themselves are read by pages.spec; of the bar, one of each kind is enough.
      if (!read.has(isOfNow)) expect(await seriousViolations(page), path).toEqual([]);
      read.add(isOfNow);
      if (isOfNow) continue;
      // Nothing is written in what was.
      const forms = page.locator(
        "main form:not([method=get], [action]) :is(textarea, input:not([type=hidden]):not([type=search]))",
      );
      expect(await forms.count(), path).toBe(0);
    }
  });

test("the ledger is looked at as it was on an earlier day, to read and to take along only", async ({
  page,
  signIn,
}) => {
  await signIn("supervisor.dcs");
  const figure = async () => {
    await page.goto("/targets?q=更新改造老旧燃气管道&period=2026-09");
    return page.getByRole("row").filter({ hasText: "更新改造老旧燃气管道" }).getByRole("cell");
  };
  await expect((await figure()).filter({ hasText: "24.6" })).toHaveCount(1);
  await page.getByRole("button", { name: "历史时点" }).first().click();
  await page.getByLabel("日期").fill("2026-08-31");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByText("历史时点：2026年8月31日结束时")).toBeVisible();
  // September was neither reported nor due at the end of August, and nobody sets up what was.
  await expect((await figure()).filter({ hasText: "未到填报期" })).toHaveCount(2);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 CSV" }).click();
  expect((await download).suggestedFilename()).toContain("截至2026-08-31");
  await page.getByRole("link", { name: "更新改造老旧燃气管道", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("更新改造老旧燃气管道");
  await expect(page.getByRole("button", { name: "调整目标" })).toHaveCount(0);
  await page.getByRole("button", { name: "回到现在" }).click();
  await expect(page.getByText("历史时点：")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "调整目标" })).toBeVisible();
  // The day has an address, to be sent and kept; what stays as it is now says so.
  await page.goto("/targets?q=更新改造老旧燃气管道&period=2026-09&asOf=2026-08-31");
  await expect(page.getByText("历史时点：2026年8月31日结束时")).toBeVisible();
  await expect(page.getByRole("cell").filter({ hasText: "未到填报期" })).toHaveCount(2);
  expect(await seriousViolations(page)).toEqual([]);
  const link = (await page.getByRole("link", { name: "本页此日的链接" }).getAttribute("href")) ?? "";
  await page.getByRole("link", { name: "工作台" }).first().click();
  await expect(page.getByText("本页显示现在的情况")).toBeVisible();
  await expect(page.getByText("历史时点：")).toHaveCount(0);
  await page.getByRole("button", { name: "回到现在" }).click();
  await expect(page.getByText("本页显示现在的情况")).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByText("历史时点：2026年8月31日结束时")).toBeVisible();
  await expect(page.getByRole("cell").filter({ hasText: "未到填报期" })).toHaveCount(2);
  expect(page.url()).not.toContain("asOf");
  await page.goto("/targets?asOf=2026-02-30");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这一天可看");
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.getByRole("button", { name: "回到现在" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("目标台账");
  // The filter asks for the month that the page shows, also where the day alone has changed it.
  await page.goto("/targets");
  const month = page.locator("select[name=period]");
  await expect(month).toHaveValue("2026-09");
  await page.getByRole("button", { name: "历史时点" }).first().click();
  await page.getByLabel("日期").fill("2026-08-15");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(month).toHaveValue("2026-07");
  await page.getByRole("button", { name: "回到现在" }).click();
  await expect(month).toHaveValue("2026-09");
});
