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
