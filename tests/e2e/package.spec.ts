import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { seriousViolations } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ ledger: "package" });
test.setTimeout(300_000);

const PARTS = ["真实性", "完整性", "可用性", "安全性"];

/** Gives the page a package and waits for what it says. */
async function verify(page: Page, zip: string): Promise<string> {
  await page.locator("#zip").setInputFiles(zip);
  await expect(page.locator("#verdict")).toHaveClass(/good|bad/);
  return page.locator("#verdict").innerText();
}

test("an auditor makes a package, and an outsider checks it in a browser without the product", async ({
  page,
  signIn,
  context,
}) => {
  await signIn("auditor.yj");
  await page.goto("/audit/packages");
  await page.getByRole("button", { name: "制作", exact: true }).click();
  const link = page.getByRole("link", { name: /^下载审计包/ });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const folder = mkdtempSync(path.join(os.tmpdir(), "outsider-"));
  const zip = path.join(folder, "package.zip");
  await download.saveAs(zip);

  const address = await link.getAttribute("href");
  const part = await page.request.get(address ?? "", { headers: { range: "bytes=100-199" } });
  expect([part.status(), (await part.body()).equals(readFileSync(zip).subarray(100, 200))]).toEqual([
    206,
    true,
  ]);

  const files = unzipSync(readFileSync(zip));
  const name = Object.keys(files).find((one) => one.endsWith("/verify.html")) ?? "";
  const verifier = path.join(folder, "verify.html");
  writeFileSync(verifier, files[name] ?? "");
  await context.setOffline(true);
  await page.goto(`file://${verifier}`);
  expect(await seriousViolations(page)).toEqual([]);
  expect(await verify(page, zip)).toContain("四性核对全部通过");
  for (const title of PARTS) {
    const section = page.locator("section", { has: page.getByRole("heading", { name: title }) });
    await expect(section).toHaveAttribute("data-state", "good");
    await expect(section.getByText("✓").first()).toBeVisible();
  }
  expect(await seriousViolations(page)).toEqual([]);

  const touched = readFileSync(zip);
  const at = touched.indexOf("序号");
  touched.writeUInt8(touched.readUInt8(at) ^ 1, at);
  const broken = path.join(folder, "broken.zip");
  writeFileSync(broken, touched);
  expect(await verify(page, broken)).toMatch(/核对未通过.*data\/ledger\/ledger-\d+\.csv/);
  await context.setOffline(false);
  rmSync(folder, { recursive: true });
});
