// How the responsibility table scrolls in a browser: `DATA_DIR=/tmp/ledger npm run bench:scroll [-- --strict]` on a ledger
// that `npm run seed` made. Scrolls the sheet by gestures like those of a wheel, down and up again, and prints how long the
// frames took meanwhile: the time from one animation frame to the next, of which one over 50 ms is seen as a jerk. With
// --strict it fails where more than one frame in a hundred was so long.
import { chromium } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import config from "@/playwright.config";
import { serveFolder } from "@/tests/e2e/support/server";

const LONG_MS = 50;
const GESTURES = [-12_000, -12_000, -30_000, 30_000, 12_000, 12_000];
/** Pixels a second: a quick turn of the wheel. */
const SPEED = 4000;

const { values } = parseArgs({ options: { strict: { type: "boolean", default: false } } });
const dataDir = process.env.DATA_DIR;
if (!dataDir || !existsSync(path.join(dataDir, "ledger.db"))) {
  console.error("Set DATA_DIR to a folder that `npm run seed` filled.");
  process.exit(2);
}
const clock = readFileSync(path.join(dataDir, "demo-clock"), "utf8").trim();
const server = await serveFolder(dataDir, { APP_CLOCK: clock, JOBS: "off" });
const browser = await chromium.launch(config.use?.launchOptions);
let frames: readonly number[] = [];
try {
  const page = await browser.newPage({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill("supervisor.dcs");
  await page.getByLabel("密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("**/todo");
  await page.goto("/targets/table");
  const grid = page.getByRole("grid", { name: "责任分工表" });
  await grid.getByRole("gridcell").first().waitFor();
  const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
  const box = await grid.locator("..").boundingBox();
  if (!box) throw new Error("the sheet is not shown");
  const devtools = await page.context().newCDPSession(page);
  // As text: what a loader makes of a function is not known in the browser.
  await page.evaluate(`{
    let before = performance.now();
    window.frames_seen = [];
    const next = (now) => {
      window.frames_seen.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }`);
  for (const yDistance of GESTURES)
    await devtools.send("Input.synthesizeScrollGesture", {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance,
      speed: SPEED,
    });
  frames = (await page.evaluate<number[]>("window.frames_seen")).slice(1);
  const sorted = frames.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1);
  const long = frames.filter((ms) => ms > LONG_MS).length;
  console.log(`${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg()[0]?.toFixed(1)}`);
  console.log(
    `${rows} rows, ${frames.length} frames: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
  );
  console.log(`${long} frames over ${LONG_MS} ms (${((100 * long) / frames.length).toFixed(1)} %)`);
} finally {
  await browser.close();
  await server.kill();
}
process.exit(values.strict && frames.filter((ms) => ms > LONG_MS).length * 100 > frames.length ? 1 : 0);
