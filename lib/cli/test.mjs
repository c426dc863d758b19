// `npm test`: everything that must hold, cheapest first; does all of its own set-up and stops at the first failure.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import process from "node:process";
import { build, generate, install, NEXT, node, nodeAside, requireNode, say } from "./steps.mjs";

requireNode();
const browser = fetchBrowser();
install();
generate();

const bin = (name, ...file) => path.join("node_modules", name, ...file);
const vitest = (...projects) => [
  bin("vitest", "vitest.mjs"),
  "run",
  ...projects.flatMap((project) => ["--project", project]),
];

/** Read the sources only and get in nobody's way: they run side by side, and each prints when it has ended. */
const readings = [
  ["types", [bin("typescript", "bin", "tsc"), "--noEmit"]],
  ["lint", [bin("eslint", "bin", "eslint.js"), "--max-warnings", "0", "."]],
  ["format", [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]],
  [
    "layers",
    [
      bin("dependency-cruiser", "bin", "dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "components",
      "lib",
      "prisma",
    ],
  ],
  ["unused code", [bin("knip", "bin", "knip.js")]],
];
/** Use both cores themselves, or build what the next one needs: one after the other, cheapest first. */
const runs = [
  ["unit and corpus", () => node(vitest("unit", "zone*"))],
  ["integration", () => node(vitest("integration"))],
  ["build", () => (build(), 0)],
  ["browser", async () => (await browser()) || node([bin("@playwright/test", "cli.js"), "test"])],
];

const only = process.argv.slice(2);
const wanted = ([name]) => only.length === 0 || only.includes(name);
let passed = 0;

// What Next.js generates of the routes is a part of the types.
if (readings.some(wanted) && node([NEXT, "typegen"], { quiet: true }) !== 0) process.exit(1);
await sideBySide(readings.filter(wanted), availableParallelism());
for (const [name, run] of runs.filter(wanted)) {
  const began = Date.now();
  say(`\n── ${name}`);
  report(name, await run(), began);
}
say(`\n${passed} passed, 0 failed`);

/** Runs checks `width` at a time, in their order; what one prints is shown when it has ended. */
async function sideBySide(checks, width) {
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, args] = check;
      const began = Date.now();
      const { status, output } = await nodeAside(args);
      say(`\n── ${name}\n${output}`.trimEnd());
      report(name, status, began);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
}

/** Says how a check ended; the first that failed ends everything. */
function report(name, status, began) {
  if (status !== 0) {
    say(`\nfailed: ${name}\n${passed} passed, 1 failed`);
    process.exit(1);
  }
  passed += 1;
  say(`   ${name}: ok (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

/**
 * A browser for the browser tests: Debian's where apt-get works as root, otherwise Playwright's own. Debian's is fetched
 * beside everything that comes before those tests.
 *
 * @returns what waits for it, and gives the exit code of its installation
 */
function fetchBrowser() {
  if (existsSync("/usr/bin/chromium-headless-shell") && existsSync("/usr/share/fonts/opentype/noto"))
    return () => 0;
  const debian =
    process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0
      ? aside("sh", [
          "-c",
          "apt-get update -qq && apt-get install -y -qq chromium-headless-shell fonts-noto-cjk",
        ])
      : undefined;
  if (debian) say("· installing Debian's chromium and CJK fonts for the browser tests");
  return async () => {
    if ((await debian) === 0) return 0;
    say("· installing Playwright's own browser for the browser tests");
    return node([bin("@playwright/test", "cli.js"), "install", "chromium"]);
  };
}

/** Starts a program beside this one; gives its exit code. */
function aside(program, args) {
  const child = spawn(program, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return new Promise((resolve) => child.once("exit", resolve).once("error", () => resolve(1)));
}
