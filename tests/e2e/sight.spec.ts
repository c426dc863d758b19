import { randomUUID } from "node:crypto";
import { seriousViolations } from "./support/accessibility";
import { readRow } from "./support/database";
import { postAction } from "./support/doors/knock";
import { expect, signInAs, signInByRequest, signOutBy, test } from "./support/test";
import Database from "better-sqlite3";

test.use({ ledger: "sight" });

test.describe("what one may not see is not there, what one may not do is refused", () => {
  test("another unit's reporter gets 404 for a target, its progress form and its evidence", async ({
    server,
    playwright,
  }) => {
    const database = new Database(server.databaseFile, { readonly: true });
    const foreign = database
      .prepare<[], { targetId: string; evidenceId: string }>(
        `SELECT e.targetId, e.id AS evidenceId FROM Evidence e JOIN Assignment a ON a.targetId = e.targetId
         JOIN Unit u ON u.id = a.leadUnitId WHERE u.code = 'rsj' AND e.kind = 'file' AND NOT EXISTS (
           SELECT 1 FROM AssignmentSupport s JOIN Unit su ON su.id = s.unitId WHERE s.assignmentId = a.id AND su.code = 'swj') LIMIT 1`,
      )
      .get();
    database.close();
    if (!foreign) throw new Error("the sample district has no evidence of that unit");
    const addresses = [
      `/targets/${foreign.targetId}`,
      `/progress/2026-10/${foreign.targetId}`,
      `/api/evidence/${foreign.evidenceId}`,
    ];
    const statusesFor = async (account: string) => {
      const request = await playwright.request.newContext({ baseURL: server.url });
      await signInByRequest(request, account);
      const statuses = [];
      for (const address of addresses) statuses.push((await request.get(address)).status());
      await request.dispose();
      return statuses;
    };
    expect(await statusesFor("reporter.swj")).toEqual([404, 404, 404]);
    expect(await statusesFor("reporter.rsj")).toEqual([200, 200, 200]);
  });

  test("in sight but not allowed is 403, and the session stays", async ({ page, signIn, expectedErrors }) => {
    // The refused page itself, and what the browser asks for beside a page that carries no icon.
    expectedErrors.push(/40[34]/);
    await signIn("reporter.rsj");
    for (const address of ["/review", "/audit", "/admin/accounts"]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(403);
    }
    await page.goto("/todo");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("nobody signed in: pages lead to the sign-in, machines get 401", async ({ page, request }) => {
    await page.goto("/targets");
    await expect(page).toHaveURL(/\/sign-in/);
    expect((await request.get("/api/exports/targets.xlsx")).status()).toBe(401);
  });

  test("a revoked session opens nothing, even with a copy of its cookie", async ({ page, context }) => {
    await signInAs(page, "reporter.rsj");
    const cookies = await context.cookies();
    await signOutBy(page);
    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in/);
    await context.addCookies(cookies);
    await page.goto("/todo");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("a password that an administrator has set opens nothing but the page that replaces it", async ({
    page,
    signIn,
    context,
    expectedErrors,
  }) => {
    expectedErrors.push(/401/);
    await signIn("sysadmin.yj");
    await page.goto("/admin/accounts?q=reporter.swj");
    await page.getByRole("button", { name: "重置密码" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "重置密码" }).click();
    const given = (await page.locator("code").first().textContent()) ?? "";
    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByLabel("账号").fill("reporter.swj");
    await page.getByLabel("密码").fill(given);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.waitForURL("**/new-password");
    await page.goto("/targets");
    await expect(page).toHaveURL(/\/new-password$/);
    expect((await page.request.get("/api/exports/targets.xlsx")).status()).toBe(401);
    expect(await seriousViolations(page)).toEqual([]);
    await page.locator("input[name=current]").fill(given);
    await page.locator("input[name=next]").fill("只有我自己知道的一句话，别人不知");
    await page.locator("input[name=repeated]").fill("只有我自己知道的一句话，别人不知");
    await page.getByRole("button", { name: "修改密码" }).click();
    await page.waitForURL("**/todo");
    await page.goto("/targets");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("目标台账");
  });

  test("a second sign-in in the same browser ends the session before, whose cookie opens nothing any more", async ({
    server,
    playwright,
  }) => {
    const request = await playwright.request.newContext({ baseURL: server.url });
    const cookieNow = async () =>
      (await request.storageState()).cookies.find(({ name }) => name.endsWith("session-token"))?.value;
    const opens = async (cookie: string | undefined) => {
      const headers = { cookie: `next-auth.session-token=${cookie}` };
      const other = await playwright.request.newContext({ baseURL: server.url, extraHTTPHeaders: headers });
      const status = (await other.get("/todo", { maxRedirects: 0 })).status();
      await other.dispose();
      return status === 200;
    };
    await signInByRequest(request, "reporter.rsj");
    const first = await cookieNow();
    expect(await opens(first)).toBe(true);
    // The same person once more, then another at the same browser.
    for (const account of ["reporter.rsj", "head.rsj"]) {
      const before = await cookieNow();
      await signInByRequest(request, account);
      expect(await cookieNow()).not.toBe(before);
      expect(await opens(before)).toBe(false);
      expect(await opens(await cookieNow())).toBe(true);
    }
    const ended = readRow<{ events: number }>(
      server,
      `SELECT count(*) AS events FROM AuditEvent e JOIN User u ON u.id = e.recordId
       WHERE e.action = 'session.revoked' AND u.account = 'reporter.rsj'`,
    );
    expect(ended.events).toBe(2);
    await request.dispose();
  });

  test("a change that comes from another site, or from nobody knows where, is refused", async ({
    server,
    playwright,
  }) => {
    const request = await playwright.request.newContext({ baseURL: server.url });
    await signInByRequest(request, "supervisor.dcs");
    const names = () => readRow<{ names: number }>(server, "SELECT count(*) AS names FROM Snapshot").names;
    const before = names();
    const take = () => ({ id: randomUUID(), name: `十月 ${randomUUID()}`, period: "2026-09" });
    for (const origin of ["https://elsewhere.example", "null", undefined]) {
      const upload = await request.post("/api/reports", {
        headers: { ...(origin && { origin }), "x-file-name": "a.txt" },
        data: "新增就业3.2万人",
      });
      expect(upload.status(), origin).toBe(403);
      const action = await postAction(request, "standing/snapshots#take", take(), { origin });
      // Next.js refuses what names another site itself, and lets pass what names none.
      if (origin) expect(action.status(), origin).toBe(500);
      else expect(await action.text()).toContain(`"code":"FORBIDDEN"`);
    }
    expect(names()).toBe(before);
    await postAction(request, "standing/snapshots#take", take(), { origin: server.url });
    expect(names()).toBe(before + 1);
    await request.dispose();
  });
});
