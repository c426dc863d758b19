// How the responsibility table scrolls in a browser: `DATA_DIR=/tmp/ledger npm run bench:scroll [-- --strict]` on a ledger
// that `npm run seed` made. Scrolls the sheet by gestures like those of a wheel, down and up again, and prints how long the
// frames took meanwhile (from one animation frame to the next, of which one over 50 ms is seen as a jerk) and what of it is
// the page's own work: scripts, styles and layout on the main thread. Beside it stands a plain table of the same size without
// a script, which shows what drawing alone takes on this machine. With --strict it fails where the page's own work takes more
// than 16 ms a frame, or where more than one frame in a hundred was long although the plain table's were not.
import { type CDPSession, chromium, type Locator, type Page } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import config from "@/playwright.config";
import { serveFolder } from "@/tests/e2e/support/server";

const LONG_MS = 50;
/** What a frame may take of the main thread where sixty are drawn a second. */
const OWN_MS = 16;
const GESTURES = [-12_000, -12_000, -30_000, 30_000, 12_000, 12_000];
/** Pixels a second: a quick turn of the wheel. */
const SPEED = 4000;

interface Scrolled {
  readonly name: string;
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds a frame of the main thread. */
  readonly own: Readonly<Record<(typeof WORK)[number], number>>;
}

/** What the browser counts of the main thread's work, in seconds since the page began. */
const WORK = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"] as const;

async function workOf(devtools: CDPSession): Promise<Readonly<Record<string, number>>> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Scrolls what lies under the middle of an element. */
async function scroll(name: string, page: Page, element: Locator): Promise<Scrolled> {
  const box = await element.boundingBox();
  if (!box) throw new Error(`${name} is not shown`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
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
  const before = await workOf(devtools);
  for (const yDistance of GESTURES)
    await devtools.send("Input.synthesizeScrollGesture", {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance,
      speed: SPEED,
    });
  const after = await workOf(devtools);
  const frames = (await page.evaluate<number[]>("window.frames_seen")).slice(1);
  const spent = (key: string) => (((after[key] ?? 0) - (before[key] ?? 0)) * 1000) / frames.length;
  return {
    name,
    frames,
    own: {
      ScriptDuration: spent("ScriptDuration"),
      RecalcStyleDuration: spent("RecalcStyleDuration"),
      LayoutDuration: spent("LayoutDuration"),
    },
  };
}

const longFrames = ({ frames }: Scrolled) => frames.filter((ms) => ms > LONG_MS).length;
const ownWork = ({ own }: Scrolled) => WORK.reduce((sum, key) => sum + own[key], 0);

function print(scrolled: Scrolled): void {
  const { name, frames, own } = scrolled;
  const sorted = frames.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1);
  const long = longFrames(scrolled);
  console.log(
    `${name}: ${frames.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ` +
      `${long} over ${LONG_MS} ms (${((100 * long) / frames.length).toFixed(1)} %)`,
  );
  console.log(
    `  main thread a frame: ${ownWork(scrolled).toFixed(1)} ms (scripts ${own.ScriptDuration.toFixed(1)}, ` +
      `styles ${own.RecalcStyleDuration.toFixed(1)}, layout ${own.LayoutDuration.toFixed(1)})`,
  );
}

/** A table of this size that is only looked at, in a frame of the sheet's height. */
function plainTable(rows: number, columns: number): string {
  const cells = Array.from({ length: columns }, (_, column) => `<td>单元格 ${column}</td>`).join("");
  return `<style>
      #frame { height: 620px; width: 1300px; overflow: auto; border: 1px solid #ccc }
      table { border-collapse: collapse; font: 14px sans-serif } tr { height: 36px }
      td { border: 1px solid #ddd; min-width: 120px; padding: 4px 8px; white-space: nowrap }
    </style><div id="frame"><table>${`<tr>${cells}</tr>`.repeat(rows)}</table></div>`;
}

const { values } = parseArgs({ options: { strict: { type: "boolean", default: false } } });
const dataDir = process.env.DATA_DIR;
if (!dataDir || !existsSync(path.join(dataDir, "ledger.db"))) {
  console.error("Set DATA_DIR to a folder that `npm run seed` filled.");
  process.exit(2);
}
const clock = readFileSync(path.join(dataDir, "demo-clock"), "utf8").trim();
const server = await serveFolder(dataDir, { APP_CLOCK: clock, JOBS: "off" });
const browser = await chromium.launch(config.use?.launchOptions);
let failed = false;
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
  const [rows, columns] = [
    await grid.getAttribute("aria-rowcount"),
    await grid.getAttribute("aria-colcount"),
  ];
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg()[0]?.toFixed(1)}; ${rows} rows, ${columns} columns`,
  );
  const sheet = await scroll("the responsibility table", page, grid.locator(".."));
  print(sheet);
  const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await other.setContent(plainTable(Number(rows), Number(columns)));
  const plain = await scroll("a plain table", other, other.locator("#frame"));
  print(plain);
  const share = (scrolled: Scrolled) => longFrames(scrolled) / scrolled.frames.length;
  failed = ownWork(sheet) > OWN_MS || (share(sheet) > 0.01 && share(plain) <= 0.01);
} finally {
  await browser.close();
  await server.kill();
}
process.exit(values.strict && failed ? 1 : 0);
