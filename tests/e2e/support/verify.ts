import { spawnSync } from "node:child_process";
import { expect } from "@playwright/test";
import { type TestServer } from "./server";

/** The auditor's command on the server's database: log, checkpoints, tables and files hold, whatever went on before. */
export function expectVerified({ databaseFile }: Pick<TestServer, "databaseFile">): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/audit-verify.ts", databaseFile],
    { encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`).toContain("The chain holds");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}
