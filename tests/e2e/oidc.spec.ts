import { type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { seriousViolations } from "./support/accessibility";
import { readRow } from "./support/database";
import { type IdentityProvider, PROVIDER_NAME, startIdentityProvider } from "./support/identity-provider";
import { startServer, type TestServer } from "./support/server";
import { expect, signInAs, signOutBy, test as base } from "./support/test";

/** The built app with an identity provider beside it (npm `oidc-provider`). */
const test = base.extend<object, { provider: IdentityProvider }>({
  provider: [
    async ({}, use) => {
      const provider = await startIdentityProvider();
      await use(provider);
      await provider.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ clock, provider }, use) => {
      const server = await startServer({ APP_CLOCK: clock, ...provider.environment });
      provider.serve(server.url);
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
});
test.use({ ledger: "oidc" });
// One person's way through a day: each test goes on where the one before ended.
test.describe.configure({ mode: "serial" });

const LINKED = "gov-0417";
const count = (server: TestServer, table: "User" | "Session") =>
  readRow<{ n: number }>(server, `SELECT count(*) AS n FROM ${table}`).n;
const latest = (server: TestServer, action: string) =>
  JSON.parse(
    readRow<{ body: string }>(
      server,
      "SELECT body FROM AuditEvent WHERE action = ? ORDER BY seq DESC LIMIT 1",
      action,
    ).body,
  ) as { payload: unknown };

/** What the page says went wrong; Next.js keeps an empty alert of its own beside it. */
const told = (page: Page) => page.getByRole("main").getByRole("alert");
const fits = async (page: Page) => {
  expect(await seriousViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
};

/** Somebody new at this computer goes to the provider, where they are `subject`. */
async function enterBy(page: Page, provider: IdentityProvider, subject: string) {
  provider.become(subject);
  // Whatever the page of the person before still asks for would be refused without the cookie; this one asks for nothing.
  await page.goto("/open");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `使用${PROVIDER_NAME}登录` }).click();
}

test("who is not linked is told so and gets no account, whatever the name; a person links the own account after the own password", async ({
  page,
  server,
  provider,
}) => {
  const accounts = count(server, "User");
  await enterBy(page, provider, "supervisor.dcs");
  await expect(told(page)).toContainText("还没有关联本系统的账号");
  await fits(page);
  expect(count(server, "User")).toBe(accounts);
  expect(latest(server, "session.oidc_refused").payload).toEqual({ account: null, reason: "not_linked" });

  await signInAs(page, "supervisor.dcs");
  await page.goto("/account");
  const section = page.getByRole("region", { name: PROVIDER_NAME });
  await section.getByRole("button", { name: "关联" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("当前密码").fill("not the password");
  await dialog.getByRole("button", { name: "去登录" }).click();
  await expect(dialog.getByText("密码不正确").first()).toBeVisible();
  provider.become(LINKED);
  await dialog.getByLabel("当前密码").fill(SAMPLE_PASSWORD);
  await dialog.getByRole("button", { name: "去登录" }).click();
  await expect(section.getByRole("status")).toContainText("关联成功");
  await fits(page);
});

test("the person signs in by it and out; somebody else can't link the same identity", async ({
  page,
  server,
  provider,
}) => {
  await enterBy(page, provider, LINKED);
  await page.waitForURL("**/todo");
  expect(latest(server, "session.signed_in").payload).toEqual({ account: "supervisor.dcs", by: "oidc" });
  await signOutBy(page);
  await page.goto("/todo");
  await expect(page).toHaveURL(/\/sign-in$/);

  await signInAs(page, "supervisor2.dcs");
  await page.goto("/account");
  const section = page.getByRole("region", { name: PROVIDER_NAME });
  await section.getByRole("button", { name: "关联" }).click();
  await page.getByRole("dialog").getByLabel("当前密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("dialog").getByRole("button", { name: "去登录" }).click();
  await expect(section.getByRole("alert")).toContainText("已关联另一个账号");
});

for (const name of ["nonce", "state", "code_challenge"])
  test(`what was asked for under another ${name} than the browser keeps opens nothing`, async ({
    page,
    server,
    provider,
  }) => {
    const sessions = count(server, "Session");
    await page.route("**/api/auth/signin/oidc*", async (route) => {
      const answer = await route.fetch();
      const { url } = (await answer.json()) as { url: string };
      const address = new URL(url);
      expect(address.searchParams.get(name)).toBeTruthy();
      address.searchParams.set(name, "x".repeat(43));
      await route.fulfill({ response: answer, json: { url: address.href } });
    });
    await enterBy(page, provider, LINKED);
    await expect(told(page)).toContainText("没有完成登录");
    expect(count(server, "Session")).toBe(sessions);
  });

test("without the provider people are told so, and sign in by password", async ({ page, provider }) => {
  provider.answer(false);
  await enterBy(page, provider, LINKED);
  await expect(told(page)).toContainText(`暂时无法连接${PROVIDER_NAME}`);
  provider.answer(true);
  await signInAs(page, "supervisor.dcs");
});

test("a disabled account stays closed", async ({ page, server, provider }) => {
  const database = new Database(server.databaseFile);
  const now = new Date().toISOString();
  database.prepare("UPDATE User SET disabledAt = ? WHERE account = 'supervisor.dcs'").run(now);
  database.close();
  await enterBy(page, provider, LINKED);
  await expect(told(page)).toContainText("该账号已停用");
  expect(latest(server, "session.oidc_refused").payload).toEqual({
    account: "supervisor.dcs",
    reason: "disabled",
  });
});
