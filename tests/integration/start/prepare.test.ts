import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-start-"));
  folders.push(folder);
  return folder;
}

/** Starts the part of `npm start` that checks the environment and prepares the database. */
function start(dataDir: string, env: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  return spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "lib/cli/prepare.ts"], {
    env: { PATH, HOME, NODE_ENV: "production", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The same to its end. */
async function prepare(
  dataDir: string,
  env: Record<string, string>,
): Promise<{ status: number | null; output: string }> {
  const run = start(dataDir, env);
  let output = "";
  for (const stream of [run.stdout, run.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(run, "close");
  return { status: run.exitCode, output };
}

const secret = "kT8v2mQxZ0rJ5wLc9bNf3hYs7dGa1pUe";
const address = "https://ledger.example.gov.cn";
const production = { APP_MODE: "production", NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address };

// Each has a folder and processes of its own, and mostly waits for them.
describe.concurrent("npm start", () => {
  // What else an environment is refused for: tests/integration/admin/command-line.test.ts.
  it("in production, a missing secret stops it with a clear sentence and touches nothing", async () => {
    const dataDir = emptyFolder();
    const { status, output } = await prepare(dataDir, { APP_MODE: "production", NEXTAUTH_URL: address });
    expect(status).toBe(1);
    expect(output).toContain("NEXTAUTH_SECRET");
    expect(output).not.toContain("    at ");
    expect(existsSync(path.join(dataDir, "ledger.db"))).toBe(false);
  });

  it("in production, makes an empty ledger: no sample data, no sample account", async () => {
    const dataDir = emptyFolder();
    expect(await prepare(dataDir, production)).toMatchObject({ status: 0 });
    expect(existsSync(path.join(dataDir, "demo-clock"))).toBe(false);
  });

  it("in demo mode, loads the sample district once, and whole after a start that was killed; production refuses it", async () => {
    const dataDir = emptyFolder();
    const child = start(dataDir, {});
    child.stderr.resume();
    // Its first word about accounts: from here on there is something half.
    for await (const chunk of child.stdout) if (String(chunk).includes("accounts")) break;
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    expect(existsSync(path.join(dataDir, "ledger.db"))).toBe(false);

    const again = await prepare(dataDir, {});
    expect(again.status).toBe(0);
    expect(again.output).toContain("45 targets");
    expect(readdirSync(dataDir).filter((name) => name.startsWith("ledger.db"))).toEqual(["ledger.db"]);
    expect(await prepare(dataDir, {})).toMatchObject({ status: 0, output: "" });
    const refused = await prepare(dataDir, production);
    expect(refused.status).toBe(1);
    expect(refused.output).toContain("sample accounts");
  }, 300_000);
});
