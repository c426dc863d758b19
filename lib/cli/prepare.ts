// Part of `npm start`: checks the environment, migrates the database and, in demo mode, loads the sample district.
import { existsSync } from "node:fs";
import { db } from "@/lib/server/db/client";
import { migrate } from "@/lib/server/db/migrate";
import { type Env, parseEnv } from "@/lib/server/env";
import { seedDistrict } from "@/prisma/seed/seed-district";
import { yunjiang } from "@/prisma/seed/yunjiang/scenario";
import { loadLedger } from "./load-ledger";

try {
  const env = parseEnv(process.env);
  if (env.mode === "demo" && !existsSync(env.databaseFile)) {
    console.log("· loading the sample district 载入样例数据（云江区）…");
    await loadLedger(env, yunjiang.now, () => seedDistrict(yunjiang, (step) => console.log(`  ${step}`)));
  } else await openLedger(env);
} catch (error) {
  // What a person can do something about is said in one sentence; a fault of the program keeps its trace.
  const unexpected = error instanceof Error && error.name !== "Error";
  console.error(`\n${unexpected ? error.stack : error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function openLedger(env: Env): Promise<void> {
  const applied = migrate(env.databaseFile);
  if (applied.length > 0) console.log(`  ${applied.length} migration(s) applied 数据库已升级`);
  const sample = env.mode === "production" && (await db().user.count({ where: { sample: true } })) > 0;
  await db().$disconnect();
  if (sample)
    throw new Error(
      "This database holds sample accounts: set DATA_DIR to an empty folder for production. 该数据库含样例账号，正式运行请将 DATA_DIR 指向空目录。",
    );
}
