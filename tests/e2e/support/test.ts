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
  /** Signs this page's browser context in, by account name. */
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
    await use(page);
    const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
    if (unexpected.length > 0) throw new Error(`The browser's console has errors:\n${unexpected.join("\n")}`);
  },
  signIn: async ({ page }, use) => use((account) => signInAs(page, account)),
});

export { expect } from "@playwright/test";

/** Signs in through the page, as a person does. Leaves the browser on the to-do page. */
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

/** Signs this page's browser in without the page, for tests that change persons often. */
export async function becomeByRequest(page: Page, account: string): Promise<void> {
  // Whatever the page of the person before still asks for would be refused without the cookie; this one asks for nothing.
  if (page.url() !== "about:blank") await page.goto("/open");
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
