// Generates the Prisma client. Prisma's command line insists on a schema engine binary that it would
// download although generating never runs it: naming any existing file keeps the install offline.
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

const cli = path.join("node_modules", "prisma", "build", "index.js");
const run = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
});
process.exit(run.status ?? 1);
