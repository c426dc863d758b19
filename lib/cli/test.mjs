// `npm test`: everything that must hold, cheapest first; does all of its own set-up and stops at the first failure.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { build, generate, install, NEXT, node, requireNode, say } from "./steps.mjs";

requireNode();
install();
generate();
ensureBrowser();

const bin = (name, ...file) => path.join("node_modules", name, ...file);
const vitest = (project) => [bin("vitest", "vitest.mjs"), "run", "--project", project];
const checks = [
  ["format", () => node([bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."])],
  ["lint", () => node([bin("eslint", "bin", "eslint.js"), "--max-warnings", "0", "."])],
  ["route types", () => node([NEXT, "typegen"], { quiet: true })],
  ["types", () => node([bin("typescript", "bin", "tsc"), "--noEmit"])],
  [
    "layers",
    () =>
      node([
        bin("dependency-cruiser", "bin", "dependency-cruise.mjs"),
        "--config",
        ".dependency-cruiser.cjs",
        "app",
        "components",
        "lib",
        "prisma",
      ]),
  ],
  ["unused code", () => node([bin("knip", "bin", "knip.js")])],
  ["unit and corpus", () => node(vitest("unit"))],
  ["integration", () => node(vitest("integration"))],
  ["build", () => (build(), 0)],
  ["browser", () => node([bin("@playwright/test", "cli.js"), "test"])],
];

const only = process.argv.slice(2);
let passed = 0;
for (const [name, run] of checks) {
  if (only.length > 0 && !only.includes(name)) continue;
  const began = Date.now();
  say(`\n── ${name}`);
  if (run() !== 0) {
    say(`\nfailed: ${name}\n${passed} passed, 1 failed`);
    process.exit(1);
  }
  passed += 1;
  say(`   ${name}: ok (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
say(`\n${passed} passed, 0 failed`);

/** A browser for the browser tests: Debian's where apt-get works as root, otherwise Playwright's own. */
function ensureBrowser() {
  if (existsSync("/usr/bin/chromium") && existsSync("/usr/share/fonts/opentype/noto")) return;
  const root = process.getuid?.() === 0;
  if (root && spawnSync("apt-get", ["--version"]).status === 0) {
    say("· installing Debian's chromium and CJK fonts for the browser tests");
    const apt = (...args) =>
      spawnSync("apt-get", args, {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      }).status;
    apt("update", "-qq");
    if (apt("install", "-y", "-qq", "chromium", "fonts-noto-cjk") === 0) return;
  }
  say("· installing Playwright's own browser for the browser tests");
  if (node([path.join("node_modules", "@playwright", "test", "cli.js"), "install", "chromium"]) !== 0)
    process.exit(1);
}
