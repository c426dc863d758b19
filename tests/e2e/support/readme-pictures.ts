// The README's pictures, taken of the built app: the report of the sample district, and the standing of a county as the
// scenario seeder generates it (50 units, 120 targets, 300 people, nine months):
//   npm run build && node --import tsx tests/e2e/support/readme-pictures.ts
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import config from "@/playwright.config";
import { serveFolder, startServer } from "./server";

const COUNTY = ["--units", "50", "--targets", "120", "--users", "300", "--months", "9"];

const browser = await chromium.launch(config.use?.launchOptions);
try {
  await ofSampleDistrict();
  await ofGeneratedCounty();
} finally {
  await browser.close();
}

async function ofSampleDistrict(): Promise<void> {
  const server = await startServer();
  try {
    const page = await signedIn(browser, server.url);
    await page.goto("/reports");
    await page.getByRole("link", { name: "政府工作报告" }).first().click();
    await page.getByRole("list", { name: "表述清单" }).waitFor();
    await page.screenshot({ path: "docs/images/confirm.png" });
  } finally {
    await server.close();
  }
}

async function ofGeneratedCounty(): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-county-"));
  const seeded = spawnSync("npm", ["run", "-s", "seed", "--", ...COUNTY], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: "inherit",
  });
  if (seeded.status !== 0) throw new Error("the county could not be generated");
  const clock = readFileSync(path.join(dataDir, "demo-clock"), "utf8").trim();
  const server = await serveFolder(dataDir, { APP_CLOCK: clock, JOBS: "off" });
  try {
    const page = await signedIn(browser, server.url);
    for (const [name, address] of [
      ["standing", "/standing"],
      ["months", "/standing/months"],
    ] as const) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.screenshot({ path: `docs/images/${name}.png` });
    }
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true });
  }
}

async function signedIn(through: Browser, baseURL: string): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const page = await through.newPage({ viewport, baseURL, locale: "zh-CN", reducedMotion: "reduce" });
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill("supervisor.dcs");
  await page.getByLabel("密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("**/todo");
  return page;
}
