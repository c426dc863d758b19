import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";

/**
 * What keeps people out of the page as it stands: serious and critical violations of WCAG 2.2 AA, and where they are.
 * `contrast: false` leaves out what takes longest, for a page whose colours were looked at already.
 */
export async function seriousViolations(
  page: Page,
  { contrast = true } = {},
): Promise<readonly { id: string; at: string[] }[]> {
  // Only violations are written out, and in the page itself: the pages have no frames of others, and it is five times as
  // fast on a long table.
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
      ...(contrast ? {} : { rules: { "color-contrast": { enabled: false } } }),
    })
    // The rows of a table are alike: a dozen of them show what there is to see.
    .exclude("tbody > tr:nth-child(n + 13)")
    .setLegacyMode(true)
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(" ")) }));
}
