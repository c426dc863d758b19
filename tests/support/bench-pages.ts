// How long the built server takes for a page, one user, signed in: `DATA_DIR=/tmp/ledger npm run bench:pages [-- ROUNDS]`
// on a ledger that `npm run seed` made. Each page is asked for once unmeasured, then ROUNDS times (20) one after another;
// a time runs from the request on the loopback to the last byte of the answer. Prints ms at the median and at p95, the
// server's own processor time a request (other work on the machine disturbs it little), and the size of the answer.
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { serveFolder } from "@/tests/e2e/support/server";

/** What is asked of the large ledger. */
const LIMIT_MS = 300;
const PAGES: readonly string[] = [
  "/todo",
  "/reports",
  "/targets",
  "/targets?light=red",
  "/targets/table",
  "/review",
  "/standing",
  "/standing?by=category",
  "/standing/months",
  "/standing/snapshots",
  "/periods",
  "/notices",
];

/** Signs in over the product's own endpoint; the cookies to send from then on. */
async function signIn(url: string, account: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const cookies = first.headers.getSetCookie();
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: pairs(cookies), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, account, password: SAMPLE_PASSWORD, json: "true" }),
  });
  return pairs([...cookies, ...answer.headers.getSetCookie()]);
}

const pairs = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(";")[0]).join("; ");

/** Processor time of a process in ms; null where the system doesn't tell. */
function cpuOf(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function measure(url: string, pid: number | undefined, cookie: string, page: string, rounds: number) {
  let size = 0;
  const ask = async () => {
    const answer = await fetch(url + page, { headers: { cookie }, redirect: "manual" });
    size = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`${page} answers ${answer.status}`);
  };
  await ask();
  const before = cpuOf(pid);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  const after = cpuOf(pid);
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
  const cpu = before === null || after === null ? null : (after - before) / rounds;
  return { page, p50: at(0.5), p95: at(0.95), cpu, size };
}

const dataDir = process.env.DATA_DIR;
if (!dataDir || !existsSync(path.join(dataDir, "ledger.db"))) {
  console.error("Set DATA_DIR to a folder that `npm run seed` filled.");
  process.exit(2);
}
const rounds = Number(process.argv[2] ?? 20);
const clock = readFileSync(path.join(dataDir, "demo-clock"), "utf8").trim();
const server = await serveFolder(dataDir, { APP_CLOCK: clock });
try {
  const cookie = await signIn(server.url, "supervisor.dcs");
  console.log(`load ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores, Node ${process.version}`);
  console.log(`${"page".padEnd(26)}  p50 ms  p95 ms  cpu ms      kB`);
  for (const page of PAGES) {
    const { p50, p95, cpu, size } = await measure(server.url, server.pid(), cookie, page, rounds);
    const cells = [p50.toFixed(0), p95.toFixed(0), cpu?.toFixed(0) ?? "–", (size / 1000).toFixed(0)];
    console.log(
      `${page.padEnd(26)} ${cells.map((cell) => cell.padStart(7)).join(" ")}${p95 > LIMIT_MS ? `  over ${LIMIT_MS}` : ""}`,
    );
  }
} finally {
  await server.kill();
}
