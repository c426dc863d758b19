import { type APIRequestContext, type Page, test as base } from "@playwright/test";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { DEMO_NOW, startServer, type TestServer } from "./server";

interface WorkerFixtures {
  /** Name of the ledger that a spec file works on: each name gets a process, a server and a folder of its own. */
  ledger: string;
  /** The instant at which that server's clock stands still. */
  clock: string;
  /** What else the server is told in its environment. */
  environment: Readonly<Record<string, string>>;
  /** The built app with a copy of the sample district. */
  server: TestServer;
}

interface TestFixtures {
  /** Signs this page's browser context in, by account name; the page is not moved to what it opens. */
  signIn: (account: string) => Promise<void>;
  /** Patterns of console errors that a test provokes on purpose, such as the browser's own line about a 404. */
  expectedErrors: RegExp[];
}

/** A browser test with a server; any console error or uncaught exception fails it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  ledger: ["shared", { scope: "worker", option: true }],
  clock: [DEMO_NOW, { scope: "worker", option: true }],
  environment: [{}, { scope: "worker", option: true }],
  server: [
    async ({ clock, environment }, use) => {
      const server = await startServer({ APP_CLOCK: clock, ...environment });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  expectedErrors: async ({}, use) => use([]),
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(inStep(page));
    const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
    if (unexpected.length > 0) throw new Error(`The browser's console has errors:\n${unexpected.join("\n")}`);
  },
  signIn: async ({ page }, use) => use((account) => becomeByRequest(page, account)),
});

export { expect } from "@playwright/test";

/**
 * The page, whose `goto` and `reload` wait until React has taken over what the server sent: what is typed or clicked before
 * that, faster than any person can, is lost or mixed with what stood there.
 */
export function inStep(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...asked) => {
    const answer = await goto.apply(page, asked);
    await takenOver(page);
    return answer;
  };
  page.reload = async (...asked) => {
    const answer = await reload.apply(page, asked);
    await takenOver(page);
    return answer;
  };
  return page;
}

/**
 * React marks each element that it has taken over, but not the hidden fields that make a form work before that; a page that
 * it didn't make has nothing to wait for.
 */
async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!("__next_f" in window)) return true;
    const fields = [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")];
    return fields.every((field) => Object.keys(field).some((key) => key.startsWith("__reactFiber$")));
  });
}

/** Signs out through the page, and waits for the document of the sign-in: with the one before goes what it remembered. */
export async function signOutBy(page: Page): Promise<void> {
  await page.getByRole("button", { name: "退出登录" }).first().click();
  await page.waitForFunction(() => {
    const [loaded] = performance.getEntriesByType("navigation");
    return loaded !== undefined && new URL(loaded.name).pathname === "/sign-in";
  });
  await takenOver(page);
}

/** Signs in through the page, as a person does, for tests that are about it. Leaves the browser on the to-do page. */
export async function signInAs(page: Page, account: string): Promise<void> {
  // Whatever the page of the person before still asks for would be refused without the cookie; this one asks for nothing.
  if (page.url() !== "about:blank") await page.goto("/open");
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("**/todo");
}

/** Signs this page's browser in without the page. */
export async function becomeByRequest(page: Page, account: string): Promise<void> {
  // Whatever the page of the person before still asks for would be refused without the cookie; this one asks for nothing.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signInByRequest(page.request, account);
}

/** Signs in without a browser; the request context keeps the cookie. */
export async function signInByRequest(
  request: APIRequestContext,
  account: string,
  password: string = SAMPLE_PASSWORD,
): Promise<void> {
  // A kept connection may be one to the server before its restart.
  const csrf = await request.get("/api/auth/csrf", { maxRetries: 2 });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, account, password, json: "true" },
  });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${answer.status()}`);
}
