// What `npm start` and `npm test` share: steps that say what they do and are skipped when nothing changed.
// Plain JavaScript with Node's own modules only: it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const STAMPS = ".stamps";
export const colour = process.stdout.isTTY
  ? { dim: "\u001b[2m", bold: "\u001b[1m", off: "\u001b[0m" }
  : { dim: "", bold: "", off: "" };

/** Prints one line of progress. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends the process with a sentence that says what is wrong and what to do. */
export function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** SHA-256 over the contents of files and folders (recursively, in order of their names). */
export function fingerprint(...names) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
  const add = (name) => {
    if (!existsSync(name)) return;
    if (statSync(name).isDirectory()) {
      for (const entry of readdirSync(name).sort()) if (!IGNORED.has(entry)) add(path.join(name, entry));
    } else hash.update(name.replaceAll(path.sep, "/")).update(readFileSync(name));
  };
  names.forEach(add);
  return hash.digest("hex");
}
const IGNORED = new Set(["generated", "node_modules", ".next"]);

/**
 * Runs `work` unless the stamp says that it was done for this fingerprint and its product is still there.
 * Returns whether it ran.
 */
export function once(name, mark, product, work) {
  const stamp = path.join(STAMPS, name);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, "utf8") === mark) return false;
  work();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, mark);
  return true;
}

/** Runs a program of Node and returns its exit code; `quiet` shows its output only when it fails. */
export function node(args, { quiet = false, env = {} } = {}) {
  const run = spawnSync(process.execPath, args, {
    stdio: quiet ? "pipe" : "inherit",
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (quiet && run.status !== 0) process.stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}`);
  return run.status ?? 1;
}

/** Runs a program of Node beside others: its exit code, and all that it printed. */
export function nodeAside(args) {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [run.stdout, run.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    run.on("close", (code) => resolve({ status: code ?? 1, output }));
  });
}

function npm(args) {
  // npm's own script where we were started by npm; otherwise the program beside Node.
  const cli = process.env.npm_execpath;
  const run = cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], {
        stdio: ["ignore", "pipe", "pipe"],
        maxBuffer: 64 * 1024 * 1024,
      })
    : spawnSync("npm", args, {
        stdio: ["ignore", "pipe", "pipe"],
        shell: process.platform === "win32",
        maxBuffer: 64 * 1024 * 1024,
      });
  if (run.status !== 0) process.stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}`);
  return run.status ?? 1;
}

/** Refuses a Node.js on which what is installed next does not run (Prisma: ^20.19 || ^22.12 || >=24). */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24))
    stop(
      `Node.js 20.19, 22.12 or 24 (or newer) is needed; this is ${process.version}. 需要 Node.js 20.19、22.12 或 24 及以上版本。`,
    );
}

/** Installs exactly what the lock file names, once per lock file and Node version. */
export function install() {
  once("install", fingerprint("package-lock.json"), "node_modules/next/package.json", () => {
    say("· installing packages from the lock file (a few minutes the first time) 安装依赖…");
    if (npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]) !== 0)
      stop(
        "The packages could not be installed: see above. Is the npm registry reachable? 依赖安装失败，请检查网络。",
      );
  });
}

/** Generates the database client, once per schema. */
export function generate() {
  once(
    "generate",
    fingerprint("package-lock.json", "prisma/schema.prisma"),
    "lib/server/db/generated/client.ts",
    () => {
      say("· generating the database client 生成数据库客户端…");
      if (node(["lib/cli/generate.mjs"]) !== 0)
        stop("The database client could not be generated. 数据库客户端生成失败。");
    },
  );
}

/** Builds the application, once per state of its sources. */
export function build() {
  const sources = [
    "package-lock.json",
    "next.config.js",
    "postcss.config.mjs",
    "tsconfig.json",
    "prisma/schema.prisma",
    "instrumentation.ts",
    "proxy.ts",
    "app",
    "components",
    "lib",
  ];
  once("build", fingerprint(...sources), ".next/BUILD_ID", () => {
    say("· building the application (one to some minutes) 构建应用…");
    if (
      node([NEXT, "build"], {
        quiet: true,
        env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      }) !== 0
    )
      stop("The application could not be built: see above. 应用构建失败。");
  });
}

export const NEXT = path.join("node_modules", "next", "dist", "bin", "next");

/** Arguments that let Node run one of the product's TypeScript programs. */
export const program = (file) => ["--conditions=react-server", "--import", "tsx", file];
