import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";

/** What keeps people out of the page as it stands: serious and critical violations of WCAG 2.2 AA, and where they are. */
export async function seriousViolations(page: Page): Promise<readonly { id: string; at: string[] }[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(" ")) }));
}
