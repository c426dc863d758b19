// `npm start`: from a fresh clone to a running product, doing only what is needed.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { build, colour, generate, install, NEXT, node, program, requireNode, say, stop } from "./steps.mjs";

const development = process.argv.includes("--dev");

requireNode();
if (existsSync(".env")) process.loadEnvFile(".env");
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stop(`PORT must be a number from 1 to 65535, not ${process.env.PORT}. 端口号应为 1 至 65535 的整数。`);
const mode = process.env.APP_MODE || "demo";
const address = `http://localhost:${port}`;
// In production the address is said on purpose: cookies are marked by it (see env.ts).
if (mode === "demo") process.env.NEXTAUTH_URL ||= address;

say(`${colour.bold}目标台账 target ledger${colour.off} ${mode === "demo" ? "(demo 演示)" : `(${mode})`}`);
await requireFreePort();
install();
generate();
say("· preparing the database 准备数据库…");
if (node(program("lib/cli/prepare.ts")) !== 0) process.exit(1);
setDemoClock();
if (!development) build();
await serve();

/** A clear sentence now rather than a stack trace after the build. */
async function requireFreePort() {
  const free = await new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .once("listening", () => probe.close(() => resolve(true)))
      .listen(port);
  });
  if (!free)
    stop(`Port ${port} is in use: set another one, for example PORT=3001 npm start. 端口 ${port} 已被占用。`);
}

/** The demo's day is fixed when its data is loaded and goes on from there. */
function setDemoClock() {
  const file = path.join(process.env.DATA_DIR || "data", "demo-clock");
  if (mode === "demo" && !process.env.APP_CLOCK && existsSync(file))
    process.env.APP_CLOCK = readFileSync(file, "utf8").trim();
}

async function serve() {
  say("· starting 启动…");
  const server = spawn(process.execPath, [NEXT, development ? "dev" : "start", "-p", String(port)], {
    stdio: ["ignore", development ? "inherit" : "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: development ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  for (let waited = 0; !(await healthy()); waited += 100) {
    if (waited > 60_000) {
      server.kill();
      stop("The server did not answer within a minute. 服务器一分钟内没有响应。");
    }
    await sleep(100);
  }
  say(`\n${colour.bold}Ready 已就绪: ${address}${colour.off}`);
  if (mode === "demo")
    say(
      "Sign in with one click: the sign-in page offers a sample account for each role.\n" +
        "登录页列出每种角色的样例账号，点击即可登录。停止服务：Ctrl+C",
    );
  else
    say(
      "Sign in with your account; `npm run admin -- create` makes the first administrator. 请用本单位账号登录。",
    );
}

async function healthy() {
  try {
    return (await fetch(`${address}/api/health`)).ok;
  } catch {
    return false;
  }
}
