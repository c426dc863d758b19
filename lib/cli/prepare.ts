// Part of `npm start`: checks the environment, migrates the database and, in demo mode, loads the sample district.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { db } from "@/lib/server/db/client";
import { migrate } from "@/lib/server/db/migrate";
import { env, parseEnv } from "@/lib/server/env";
import { seedDistrict } from "@/prisma/seed/seed-district";
import { yunjiang } from "@/prisma/seed/yunjiang/scenario";

try {
  parseEnv(process.env);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

try {
  const applied = migrate(env().databaseFile);
  if (applied.length > 0) console.log(`  ${applied.length} migration(s) applied 数据库已升级`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

if (env().mode === "demo" && (await db().unit.count()) === 0) {
  console.log("· loading the sample district 载入样例数据（云江区）…");
  await seedDistrict(yunjiang, (step) => console.log(`  ${step}`));
  setDemoClock(yunjiang.now);
} else if (env().mode === "production" && (await db().user.count({ where: { sample: true } })) > 0) {
  console.error(
    "\nThis database holds sample accounts: set DATA_DIR to an empty folder for production. 该数据库含样例账号，正式运行请将 DATA_DIR 指向空目录。",
  );
  process.exit(1);
}
await db().$disconnect();

/** From now on the demo's clock runs with the machine's, shifted to the scenario's day. */
function setDemoClock(scenarioNow: string): void {
  const file = path.join(env().dataDir, "demo-clock");
  if (existsSync(file)) return;
  const offset = Date.parse(scenarioNow) - Date.now();
  writeFileSync(file, `${offset >= 0 ? "+" : ""}${offset}\n`);
}
