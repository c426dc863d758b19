// Generates the Prisma client. Prisma's command line insists on a schema engine binary that it would
// download although generating never runs it: naming any existing file keeps the install offline.
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

const cli = path.join("node_modules", "prisma", "build", "index.js");
const run = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  encoding: "utf8",

  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
});
// It talks about its configuration on each run; only a failure is worth reading.
if (run.status !== 0) process.stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}`);
process.exit(run.status ?? 1);
