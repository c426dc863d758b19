import { Secret, TOTP } from "otpauth";
import { type Page } from "@playwright/test";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { seriousViolations } from "./support/accessibility";
import { DEMO_NOW } from "./support/server";
import { expect, test } from "./support/test";

test.use({ ledger: "second-factor" });

/** What the person's app shows; the server's clock stands still, so the next code is that of the half minute after. */
const codeOf = (key: string, after = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(DEMO_NOW) + after });

async function enter(page: Page, account: string) {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

const fits = async (page: Page) => {
  expect(await seriousViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
};

test("a role that must have a second factor sets it up before anything else, and signs in with it from then on", async ({
  page,
  signIn,
  expectedErrors,
}) => {
  expectedErrors.push(/401/);
  await signIn("sysadmin.yj");
  await page.goto("/admin/settings");
  const setting = page.getByRole("region", { name: "动态口令" });
  await setting.getByLabel("安全管理员").check();
  await setting.getByRole("button", { name: "保存" }).click();
  await expect(setting.getByRole("row", { name: /安全管理员/ }).first()).toBeVisible();

  await enter(page, "secadmin.yj");
  await page.waitForURL("**/enrolment");
  await page.goto("/admin/roles");
  await expect(page).toHaveURL(/\/enrolment$/);
  expect((await page.request.get("/api/exports/audit.xlsx")).status()).toBe(401);
  await page.getByLabel("当前密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(page.getByRole("img", { name: "供验证器应用扫描的二维码" })).toBeVisible();
  await fits(page);
  const key = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("动态口令").fill(codeOf(key));
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: /^\w{4}(-\w{4}){5}$/ })).toHaveCount(10);
  await fits(page);
  await page.getByRole("button", { name: "已保存，继续" }).click();
  await page.waitForURL("**/todo");

  await enter(page, "secadmin.yj");
  await page.waitForURL("**/second-factor");
  await page.goto("/admin/roles");
  await expect(page).toHaveURL(/\/second-factor$/);
  await fits(page);
  const answer = page.getByLabel("动态口令或恢复码");
  await answer.fill(codeOf(key));
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText("口令或恢复码不正确，或已使用过。")).toBeVisible();
  await answer.fill(codeOf(key, 30_000));
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("**/todo");
  await page.goto("/account");
  await expect(page.getByText("还有 10 个恢复码")).toBeVisible();
  await fits(page);
});
