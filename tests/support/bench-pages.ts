// How long the built server takes for its pages, one user at a time, signed in: `DATA_DIR=/tmp/ledger npm run bench:pages
// [-- --rounds 20 --only ^/targets --as supervisor.dcs --strict]` on a ledger that `npm run seed` made; a few records that it has none of are
// added through the product. Every page and JSON route of the product is asked for as every role that may open it (the list
// is that of tests/e2e/support/doors, which a test keeps whole), and the heavy ones with conditions too. Each is asked for
// once unmeasured, then ROUNDS times one after another; a time runs from the request on the loopback to the last byte of the
// answer; the jobs (reminders) are off meanwhile. Prints ms at the median and at p95, the server's own processor time a request (other work on the machine disturbs
// it little), and the size of the answer. With --strict it fails where a p95 is over the limit.
import { request } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Door, type Ground } from "@/tests/e2e/support/doors/door";
import { PAGES } from "@/tests/e2e/support/doors/pages";
import { ROUTES } from "@/tests/e2e/support/doors/routes";
import { serveFolder } from "@/tests/e2e/support/server";
import { signInByRequest } from "@/tests/e2e/support/test";
import { benchGround } from "./bench-ground";

/** What is asked of the large ledger. */
const LIMIT_MS = 300;

/** One person of each role, as a generated ledger calls them; of the leaders one of the whole district and one of a field. */
const ACCOUNTS = [
  "supervisor.dcs",
  "auditor",
  "leader.head",
  "leader.p1",
  "head.u01",
  "reporter.u01",
  "sysadmin",
  "secadmin",
  "logadmin",
];

/** Views of long lists that work otherwise than their first page. */
const VIEWS: readonly string[] = [
  "/targets?page=20",
  "/targets?light=red&sort=attainment",
  "/targets?q=建设",
  "/standing?by=category",
  "/standing?by=leader",
  "/standing?by=livelihood",
  "/standing/months?by=category",
  "/review?page=7",
  "/review?light=red",
  "/audit?page=7000",
  "/audit?action=progress.approved",
  "/audit?q=医疗",
];

interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly cpu: number | null;
  readonly size: number;
}

/** The addresses of all pages and JSON routes. */
function addresses(ground: Ground): readonly string[] {
  const of = ([name, door]: readonly [string, Door]) => door.at?.(ground) ?? name;
  const json = Object.entries(ROUTES)
    .filter(([name]) => /^GET \/api\/(targets|reports\/\[id\]\/statements|ledger-imports)/.test(name))
    .map(([name, door]) => of([name.replace("GET ", ""), door]));
  return [...Object.entries(PAGES).map(of), ...VIEWS, ...json];
}

/** Processor time of a process in ms; null where the system doesn't tell. */
function cpuOf(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Asks for a page `rounds` times; its status where the first answer is none for this person. */
async function measure(
  address: string,
  cookie: string,
  pid: number | undefined,
  rounds: number,
): Promise<Measured | number> {
  let size = 0;
  const ask = async () => {
    const answer = await fetch(address, { headers: { cookie }, redirect: "manual" });
    size = (await answer.arrayBuffer()).byteLength;
    return answer.status;
  };
  const status = await ask();
  if (status !== 200) return status;
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
  return {
    p50: at(0.5),
    p95: at(0.95),
    cpu: before === null || after === null ? null : (after - before) / rounds,
    size,
  };
}

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    as: { type: "string", default: ACCOUNTS.join() },
    strict: { type: "boolean", default: false },
  },
});
const dataDir = process.env.DATA_DIR;
if (!dataDir || !existsSync(path.join(dataDir, "ledger.db"))) {
  console.error("Set DATA_DIR to a folder that `npm run seed` filled.");
  process.exit(2);
}
const load = () =>
  os
    .loadavg()
    .map((one) => one.toFixed(1))
    .join(" ");
const clock = readFileSync(path.join(dataDir, "demo-clock"), "utf8").trim();
const server = await serveFolder(dataDir, { APP_CLOCK: clock, JOBS: "off" });
const over: string[] = [];
try {
  const signedIn = async (account: string) => {
    const person = await request.newContext({ baseURL: server.url, timeout: 300_000 });
    await signInByRequest(person, account);
    return person;
  };
  const supervisor = await signedIn("supervisor.dcs");
  const ground = await benchGround({ ...server, close: server.kill }, supervisor);
  const asked = addresses(ground).filter((address) => new RegExp(values.only).test(address));
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, load ${load()} at the start`,
  );
  for (const account of values.as.split(",")) {
    const person = await signedIn(account);
    const { cookies } = await person.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    console.log(`\n${account.padEnd(46)}  p50 ms  p95 ms  cpu ms      kB`);
    for (const address of asked) {
      const measured = await measure(server.url + address, cookie, server.pid(), Number(values.rounds));
      const shown = address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").padEnd(46);
      if (typeof measured === "number") {
        if (measured === 404 || measured >= 500)
          console.log(`${shown}  ${measured === 404 ? "no record" : measured}`);
        continue;
      }
      const { p50, p95, cpu, size } = measured;
      const cells = [p50.toFixed(0), p95.toFixed(0), cpu?.toFixed(0) ?? "–", (size / 1000).toFixed(0)];
      if (p95 > LIMIT_MS) over.push(`${address} as ${account}`);
      console.log(
        `${shown} ${cells.map((cell) => cell.padStart(7)).join(" ")}${p95 > LIMIT_MS ? `  over ${LIMIT_MS}` : ""}`,
      );
    }
    await person.dispose();
  }
  console.log(`\nload ${load()} at the end; ${over.length} over ${LIMIT_MS} ms at p95`);
} finally {
  await server.kill();
}
process.exit(values.strict && over.length > 0 ? 1 : 0);
