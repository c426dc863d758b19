import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/server/env";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-admin-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const PRODUCTION = {
  APP_MODE: "production",
  NEXTAUTH_URL: "https://ledger.example.gov.cn",
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
};
const PASSWORD = "nine brown bridges";

/** Runs `npm run admin -- …` as a process of its own, with a password from its standard input. */
function admin(args: readonly string[], password: string, env: Record<string, string> = PRODUCTION) {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/cli/admin.ts"];
  const child = spawn(process.execPath, [...program, ...args], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "test", DATA_DIR: dataDir, ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(`${password}\n`);
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, out, err })),
  );
}

const create = (account: string, role: string, password = PASSWORD) =>
  admin(["create", "--account", account, "--name", "王", "--role", role], password);

describe("npm run admin, on an empty folder in production mode", () => {
  it("refuses a weak password with a sentence and makes nothing", async () => {
    const { code, err } = await create("root", "system_admin", "short");
    expect(code).toBe(1);
    expect(err).toContain("at least 12 characters");
    expect((await admin(["list"], "")).out).toContain("no administrator yet");
  });

  it("makes a first system administrator and refuses a second, and any other role", async () => {
    expect(await create("root", "system_admin")).toMatchObject({ code: 0, err: "" });
    const second = await create("root2", "system_admin");
    expect(second.code).toBe(1);
    expect(second.err).toContain("exists already");
    expect((await create("boss", "supervisor")).code).toBe(1);
  });

  it("makes the first of the other two officers (三员分立)", async () => {
    expect((await create("guard", "security_admin")).code).toBe(0);
    expect((await create("watch", "log_admin")).code).toBe(0);
    const { out } = await admin(["list"], "");
    expect(out.match(/^\S+/gm)).toEqual(["watch", "guard", "root"]);
  });

  it("sets a password and says so; an unknown account or command is refused", async () => {
    expect((await admin(["reset-password", "--account", "root"], "seven green lanterns")).code).toBe(0);
    expect((await admin(["reset-password", "--account", "nobody"], PASSWORD)).code).toBe(1);
    expect((await admin(["unlock", "--account", "root"], "")).err).toContain("nothing to unlock");
    const unknown = await admin(["grant"], "");
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.err).toContain("usage:");
  });

  it("says what is missing where the environment is not sound", async () => {
    const { code, err } = await admin(["list"], "", { APP_MODE: "production" });
    expect(code).toBe(1);
    expect(err).toContain("NEXTAUTH_SECRET");
    expect(err).not.toContain("    at ");
  });
});

describe("the environment of production", () => {
  it.each([
    ["no secret", {}],
    ["an empty secret", { NEXTAUTH_SECRET: "" }],
    ["a short secret", { NEXTAUTH_SECRET: "tooshort" }],
    ["a secret out of a manual", { NEXTAUTH_SECRET: "demo-secret-not-for-production-demo-secret" }],
    ["a padded default", { NEXTAUTH_SECRET: `changeme${"0".repeat(40)}` }],
  ])("is refused with %s", (_case, env) => {
    expect(() => parseEnv({ APP_MODE: "production", ...env })).toThrow("NEXTAUTH_SECRET");
  });

  it("is refused without an address", () => {
    const { NEXTAUTH_URL: _, ...rest } = PRODUCTION;
    expect(() => parseEnv(rest)).toThrow("NEXTAUTH_URL");
  });

  it("is refused with a clock that can be set", () => {
    expect(() => parseEnv({ ...PRODUCTION, APP_CLOCK: "+0" })).toThrow("APP_CLOCK");
  });

  it("is taken with a secret of its own", () => {
    expect(parseEnv(PRODUCTION)).toMatchObject({ mode: "production", secret: PRODUCTION.NEXTAUTH_SECRET });
  });
});

it("a mode that is none is refused", () => {
  expect(() => parseEnv({ APP_MODE: "prod" })).toThrow("APP_MODE");
});
