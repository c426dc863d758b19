import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { seededFolder } from "../support/seeded-folder";
import { callAction } from "./support/doors/knock";
import { serveFolder } from "./support/server";
import { signInByRequest } from "./support/test";

/** What nobody but its owner may read; each is sent in somewhere below. */
const SECRET = "zq7-session-secret-of-this-test-0123456789";
const PASSWORD = "zq7-wrong-password";
const WORDS = "zq7群众来信里的姓名与电话";
const FORGED = '{"level":30,"msg":"zq7-forged-line"}';

/** Words that say how the product is made. */
const INSIDE = /EvidenceOnReport|SQLITE_|PrismaClient|node_modules|no such table|SELECT /;

test("errors are told by a number and nothing else, and the log has the number, no words of people, no secret and no forged line", async ({
  browser,
  playwright,
}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-errors-"));
  cpSync(seededFolder(), folder, { recursive: true });
  let log = "";
  const server = await serveFolder(folder, { NEXTAUTH_SECRET: SECRET, LOG_LEVEL: "info" }, (text) => {
    log += text;
  });
  try {
    const request = await playwright.request.newContext({ baseURL: server.url });
    const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
    await request.post("/api/auth/callback/credentials", {
      form: { csrfToken, account: `nobody\r\n${FORGED}`, password: PASSWORD, json: "true" },
    });
    await signInByRequest(request, "reporter.rsj");

    // Known refusals: a status, a sentence, a number.
    const missing = await request.get("/api/evidence/none");
    expect(missing.status()).toBe(404);
    expect(Object.keys(await missing.json()).sort()).toEqual(["code", "message", "requestId"]);
    expect((await request.get("/api/ledger-imports/none")).status()).toBe(403);
    expect((await request.get("/targets/none")).status()).toBe(404);
    expect((await request.get("/admin/settings")).status()).toBe(403);

    // A fault of the program: a table is gone under it.
    const database = new Database(server.databaseFile);
    const names = database.prepare<[], string>("SELECT name FROM User").pluck().all();
    const draft = database
      .prepare(
        `SELECT id, targetId FROM ProgressReport WHERE period = '2026-10' AND state = 'draft'
         AND unitId = (SELECT unitId FROM User WHERE account = 'reporter.rsj')`,
      )
      .get() as { id: string; targetId: string };
    database.exec("ALTER TABLE EvidenceOnReport RENAME TO Gone");
    database.close();

    const upload = await request.post(`/api/evidence?id=${randomUUID()}&progressReportId=${draft.id}`, {
      headers: {
        origin: server.url,
        "idempotency-key": randomUUID(),
        "x-file-name": encodeURIComponent(`${WORDS}\r\n${FORGED}.txt`),
      },
      data: WORDS,
    });
    const problem = (await upload.json()) as { code: string; requestId: string };
    const context = await browser.newContext({
      baseURL: server.url,
      storageState: await request.storageState(),
    });
    const page = await context.newPage();
    await page.goto(`/progress/2026-10/${draft.targetId}`);
    const shown = await page.locator("code").innerText();
    const html = await (
      await request.get(`/progress/2026-10/${draft.targetId}?q=${encodeURIComponent(WORDS)}`)
    ).text();
    await context.close();

    if (problem.code === "FAULT") expect(upload.status()).toBe(500);
    for (const told of [await upload.text(), html]) expect(told).not.toMatch(INSIDE);
    await expect(
      callAction(request, server, "progress#addLink", {
        id: randomUUID(),
        progressReportId: draft.id,
        name: WORDS,
        url: "https://example.gov.cn/zq7",
      }),
    ).rejects.toThrow("ends in a fault");

    await expect.poll(() => log).toContain(problem.requestId);
    await expect.poll(() => log).toContain(shown);
    for (const line of log.trim().split("\n")) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
    for (const hidden of ["zq7", csrfToken, ...names]) expect(log).not.toContain(hidden);
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true });
  }
});
