import { type Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { localeCookie } from "@/lib/format/locale";
import { seriousViolations } from "./support/accessibility";
import { PEOPLE_PAGES, resolve } from "./support/people-pages";
import { expect, test } from "./support/test";

test.use({ ledger: "pages" });
test.setTimeout(600_000);
// They only look, so that they share out over the workers, each with a server of its own.
test.describe.configure({ mode: "parallel" });

const OUTSIDE: readonly string[] = ["/sign-in", "/open"];

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/**
 * Loads a page once and looks at it on a desk, then on a phone; the colours on the desk only, which are the same (the
 * English screens are looked at whole at both).
 */
async function checkPage(
  page: Page,
  address: string,
  { status = 200, widths = [DESK, PHONE], contrastOn = [DESK] } = {},
): Promise<void> {
  await page.setViewportSize(DESK);
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(status);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // A tab, a bookmark and a screen reader name the place, not only the product; outside of it there is only that.
  if (status === 200 && !OUTSIDE.includes(address)) expect(await page.title(), address).toMatch(/^\S.* · \S/);
  for (const width of widths) {
    await page.setViewportSize(width);
    expect(
      await seriousViolations(page, { contrast: contrastOn.includes(width) }),
      `${address} at ${width.width}`,
    ).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${address} scrolls sideways at ${width.width}`).toBeLessThanOrEqual(0);
  }
}

/** At most so many pages a test, so that the workers share them out evenly. */
const AT_ONCE = 10;

for (const [account, pages] of Object.entries(PEOPLE_PAGES)) {
  const size = Math.ceil(pages.length / Math.ceil(pages.length / AT_ONCE));
  for (let first = 0; first < pages.length; first += size) {
    const some = pages.slice(first, first + size);
    test(`${account}: ${some[0]} to ${some.at(-1)} are accessible and fit a desk and a phone`, async ({
      page,
      signIn,
    }) => {
      await signIn(account);
      for (const address of some) await checkPage(page, await resolve(page, address));
    });
  }
}

test("signed out: the sign-in and the public page are accessible and fit a desk and a phone", async ({
  page,
}) => {
  await checkPage(page, "/sign-in");
  await page.getByRole("link", { name: "民生实事项目进展（公开）" }).click();
  await page.waitForURL("**/open");
  for (const address of ["/open", "/open?lang=en"]) await checkPage(page, address);
  const answer = await page.request.get("/open", { headers: { RSC: "1" } });
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expect(await answer.text()).not.toContain("<script");
  const { etag = "" } = answer.headers();
  const again = await page.request.get("/open", { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
});

test("what is not there and what is not allowed: both pages are accessible and fit", async ({
  page,
  signIn,
  expectedErrors,
}) => {
  expectedErrors.push(/404/, /403/);
  await signIn("reporter.rsj");
  const refused = { "/targets/none": 404, "/nowhere": 404, "/review": 403 };
  for (const [address, status] of Object.entries(refused)) await checkPage(page, address, { status });
});

test("on paper a wide table lies across, and no sheet is empty", async ({ page, signIn }) => {
  await signIn("supervisor.dcs");
  for (const address of ["/targets", "/standing/months"]) {
    await page.goto(address);
    const sheets = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
    const { text } = await extractText(sheets, { mergePages: false });
    expect(
      text.map((words) => words.trim() !== ""),
      address,
    ).toEqual(text.map(() => true));
    const [, , width = 0, height = 0] = (await sheets.getPage(1)).view;
    expect(width, address).toBeGreaterThan(height);
  }
});

/** Opens a dialog, looks at it, and leaves it as a keyboard does. */
async function checkDialog(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await open();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await seriousViolations(page), name).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("open dialogs are accessible on a desk and on a phone", async ({ page, signIn }) => {
  await signIn("supervisor.dcs");
  const [target, report, review] = [
    await resolve(page, "/targets/:target"),
    await resolve(page, "/reports/:report"),
    await resolve(page, "/review/:review"),
  ];
  for (const width of [DESK, PHONE]) {
    await page.setViewportSize(width);
    await page.goto(target);
    for (const name of ["设定分工", "调整目标", "设定序时计划", "人工亮灯"])
      await checkDialog(page, name, () => page.getByRole("button", { name, exact: true }).first().click());
    await page.goto("/disclosures");
    await checkDialog(page, "编写公开文字", () =>
      page.getByRole("button", { name: /^编写/ }).first().click(),
    );
    await page.goto(report);
    await expect(page.getByRole("list", { name: "表述清单" })).toBeVisible();
    for (const key of ["e", "x", "?"]) await checkDialog(page, key, () => page.keyboard.press(key));
    await page.goto(review);
    for (const key of ["r", "?"]) await checkDialog(page, key, () => page.keyboard.press(key));
  }
});

test("the English screens are accessible and fit", async ({ page, signIn, context, baseURL }) => {
  await signIn("supervisor.dcs");
  await context.addCookies([{ name: localeCookie, value: "en", url: baseURL }]);
  const addresses = [
    "/todo",
    "/targets",
    "/standing",
    "/notices",
    await resolve(page, "/targets/:target"),
    await resolve(page, "/reports/:report"),
  ];
  for (const address of addresses) {
    await checkPage(page, address, { contrastOn: [DESK, PHONE] });
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  }
});

test("dark mode is as legible as light mode", async ({ page, signIn }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await signIn("supervisor.dcs");
  for (const address of [
    "/todo",
    "/targets",
    "/standing",
    "/standing/months",
    await resolve(page, "/reports/:report"),
  ])
    await checkPage(page, address, { widths: [DESK] });
});
