import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { seededFolder } from "../../support/seeded-folder";

/** The demo's day: nine months reported, October open. The clock stands still, so that pictures are the same. */
export const DEMO_NOW = "2026-10-20T01:00:00Z";

/** Environment of a demo server, without anything the developer's shell may have set. */
function environment(dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    APP_CLOCK: DEMO_NOW,
    LOG_LEVEL: "error",
    BACKUP: "off",
    SELF_CHECK: "off",
    // Tests ask faster than people; the limits have a test of their own.
    EXPORTS_PER_MINUTE: "100000",
    UPLOADS_PER_MINUTE: "100000",
    ...more,
  };
}

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseFile: string;
  /** Ends the process at once and waits until it is gone; `SIGKILL` is what a power cut looks like to it. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again on the same folder and port; from then on at this instant, where one is given. */
  readonly restart: (clock?: string) => Promise<void>;
  /** Ends it and removes its folder. */
  readonly close: () => Promise<void>;
}

/** Starts the built app on a free port, with a copy of the sample district as its data. */
export async function startServer(more: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-e2e-"));
  cpSync(seededFolder(), dataDir, { recursive: true });
  const { pid: _, ...server } = await serveFolder(dataDir, more);
  return {
    ...server,
    close: async () => {
      await server.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the built app on a free port, on a folder that is the caller's own; `pid` is the server's process, and `log` is
 * told what it writes on standard error, where that is not shown.
 */
export async function serveFolder(
  dataDir: string,
  more: Record<string, string> = {},
  log?: (text: string) => void,
): Promise<Omit<TestServer, "close"> & { readonly pid: () => number | undefined }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let env = environment(dataDir, { NEXTAUTH_URL: url, ...more });
  let child = await launch(port, env, log);
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  };
  return {
    url,
    dataDir,
    databaseFile: path.join(dataDir, "ledger.db"),
    pid: () => child.pid,
    kill,
    restart: async (clock) => {
      await kill();
      env = clock === undefined ? env : { ...env, APP_CLOCK: clock };
      child = await launch(port, env, log);
    },
  };
}

async function launch(
  port: number,
  env: NodeJS.ProcessEnv,
  log?: (text: string) => void,
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [path.join("node_modules", "next", "dist", "bin", "next"), "start", "-p", String(port)],
    {
      env,
      stdio: ["ignore", "ignore", log ? "pipe" : "inherit"],
    },
  );
  if (log) child.stderr?.setEncoding("utf8").on("data", log);
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`);
    const healthy = await fetch(`http://localhost:${port}/api/health`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (healthy) return child;
    await sleep(100);
  }
  throw new Error("The server did not answer within 30 seconds");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once("error", reject)
      .listen(0, () => {
        const address = probe.address();
        probe.close(() =>
          address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
        );
      });
  });
}
