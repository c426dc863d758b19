import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-start-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs the part of `npm start` that checks the environment and prepares the database. */
function prepare(env: Record<string, string>): { status: number | null; output: string } {
  const { PATH = "", HOME = "" } = process.env;
  const run = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/prepare.ts"],
    {
      env: { PATH, HOME, NODE_ENV: "production", DATA_DIR: dataDir, ...env },
      encoding: "utf8",
    },
  );
  return { status: run.status, output: run.stdout + run.stderr };
}

const secret = "kT8v2mQxZ0rJ5wLc9bNf3hYs7dGa1pUe";
const address = "https://ledger.example.gov.cn";

describe("npm start", () => {
  it.each([
    ["a missing secret", {}],
    ["a short secret", { NEXTAUTH_SECRET: "short" }],
    ["a default secret", { NEXTAUTH_SECRET: "demo-secret-not-for-production-padded-to-length" }],
  ])("in production, %s stops it with a clear sentence and touches nothing", (_, env) => {
    const { status, output } = prepare({ APP_MODE: "production", NEXTAUTH_URL: address, ...env });
    expect(status).toBe(1);
    expect(output).toContain("NEXTAUTH_SECRET");
    expect(output).not.toContain("    at ");
    expect(existsSync(path.join(dataDir, "ledger.db"))).toBe(false);
  });

  it("in production, a missing address stops it with a clear sentence", () => {
    const { status, output } = prepare({ APP_MODE: "production", NEXTAUTH_SECRET: secret });
    expect(status).toBe(1);
    expect(output).toContain("NEXTAUTH_URL");
  });

  it("a mode that is none stops it with a clear sentence", () => {
    expect(prepare({ APP_MODE: "prod" })).toMatchObject({
      status: 1,
      output: expect.stringContaining("APP_MODE"),
    });
  });

  it("a first start that is killed while it loads the sample district leaves nothing half; the next begins again", async () => {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "lib/cli/prepare.ts"],
      {
        env: { PATH, HOME, NODE_ENV: "production", DATA_DIR: dataDir },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    // Its first word about accounts: from here on there is something half.
    for await (const chunk of child.stdout) if (String(chunk).includes("accounts")) break;
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(path.join(dataDir, "ledger.db"))).toBe(false);
    const again = prepare({});
    expect(again.status).toBe(0);
    expect(again.output).toContain("45 targets");
    expect(readdirSync(dataDir).filter((name) => name.startsWith("ledger.db"))).toEqual(["ledger.db"]);
  });

  it("in production, makes an empty ledger: no sample data, no sample account", () => {
    expect(prepare({ APP_MODE: "production", NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address })).toMatchObject(
      { status: 0 },
    );
    expect(existsSync(path.join(dataDir, "demo-clock"))).toBe(false);
  });

  it("in demo mode, loads the sample district once; production then refuses that database", () => {
    const first = prepare({});
    expect(first.status).toBe(0);
    expect(first.output).toContain("45 targets");
    const second = prepare({});
    expect(second).toMatchObject({ status: 0, output: "" });
    const production = prepare({ APP_MODE: "production", NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address });
    expect(production.status).toBe(1);
    expect(production.output).toContain("sample accounts");
  });
});
