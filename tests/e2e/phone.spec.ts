import { storedReport, targetId } from "./support/database";
import { writeMonth } from "./support/progress-steps";
import { statementsOn } from "./support/report-steps";
import { expect, test } from "./support/test";

test.use({ ledger: "phone", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("on a phone the supervisor confirms a statement", async ({ page, signIn }) => {
  await signIn("supervisor.dcs");
  await page.goto("/reports");
  await page.getByRole("link", { name: "2026年云江区政府工作报告" }).tap();
  await page.waitForURL(/\/reports\/[^/]+$/);
  const statements = statementsOn(page);
  const before = await statements.countOf("待确认");
  const row = statements.rows.nth(1);
  const indicator = await statements.indicatorOf(row);
  await row.getByRole("button").first().tap();
  await statements.current.getByRole("button", { name: "确认为目标" }).tap();
  await expect(statements.notice).toHaveText(/^已确认为目标 \d+ 号：/);
  await expect(statements.notice).toContainText(indicator);
  await page.reload();
  await expect.poll(() => statements.countOf("待确认")).toBe(before - 1);
});

test("on a phone the reporter writes a month and sees that it is saved", async ({ page, signIn, server }) => {
  const target = targetId(server, "职业技能培训");
  await signIn("reporter.rsj");
  await page.goto("/todo");
  await page
    .getByRole("region", { name: "2026年10月待填报" })
    .getByRole("link", { name: "职业技能培训" })
    .tap();
  await page.waitForURL(`**/progress/2026-10/${target}`);
  await writeMonth(page, { value: "2.5万", understood: "2.5", progress: "秋季培训班已开班。" });
  expect(storedReport(server, target, "2026-10")).toMatchObject({
    state: "draft",
    value: "2.5",
    progress: "秋季培训班已开班。",
  });
});

test("on a phone the supervisor approves what a unit submitted", async ({ page, signIn, server }) => {
  const indicator = "新增公共停车泊位";
  const target = targetId(server, indicator);
  await signIn("supervisor.dcs");
  await page.goto("/review");
  await page.getByRole("link", { name: indicator }).tap();
  await page.waitForURL(/\/review\/[^/]+$/);
  await page.getByRole("button", { name: /^审核通过/ }).tap();
  await expect(page.getByText("已审核通过。")).toBeVisible();
  expect(storedReport(server, target, "2026-09").state).toBe("approved");
  await page.goto("/review");
  await expect(page.getByRole("link", { name: indicator })).toHaveCount(0);
});
