// `npm run jobs`: the jobs (每日提醒, 发件箱) in a process of their own, for a server that was started with JOBS=off;
// beside one that runs them itself it does no harm. `npm run jobs -- --once` makes one pass and ends.
import { existsSync } from "node:fs";
import { now } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { db } from "@/lib/server/db/client";
import { runJobs, startJobs } from "@/lib/server/jobs/loop";

if (existsSync(".env")) process.loadEnvFile(".env");
try {
  if (!existsSync(env().databaseFile))
    throw new Error(`There is no database at ${env().databaseFile}. 没有找到数据库，请先执行 npm start。`);
  if (process.argv.includes("--once")) {
    await runJobs(now());
    await db().$disconnect();
  } else {
    const jobs = startJobs();
    console.log("· jobs are running 后台任务已启动（Ctrl+C 停止）");
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => void jobs.stop().then(() => db().$disconnect()));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
