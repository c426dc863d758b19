import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's, without the windows that nobody sees: the same tests take a quarter less time than in the whole browser. */
const headlessShell = "/usr/bin/chromium-headless-shell";

/** One test each, minutes long: begun last, one would run on alone with the other worker idle. */
const LONG = /\/(?:journey|journey-plan|kill|permissions|year)\.spec\.ts$/;

/** Browser tests against the built app; each spec file has a server and a seeded ledger of its own. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/prepare.ts",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A second run has a new server and a new ledger; what fails once is named in the output as flaky, and to be mended.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"]],
  // In this order.
  projects: [
    { name: "long", testMatch: LONG },
    { name: "short", testIgnore: LONG },
  ],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    // Nothing is waited for that only moves.
    contextOptions: { reducedMotion: "reduce" },
    // What was done and asked for; pictures and snapshots of each step cost more than the steps (add `--trace on` to see).
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      ...(existsSync(headlessShell) ? { executablePath: headlessShell } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
