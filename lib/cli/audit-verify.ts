// `npm run audit:verify [-- DATABASE]`: recomputes the chain of the log and names the first broken link.
import { existsSync } from "node:fs";
import path from "node:path";
import { verifyChain } from "@/lib/server/audit/verify";
import { openDatabase } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";

const FAULTS = {
  gap: "an event is missing before it 前面缺少事件",
  previous_hash: "it does not follow the event before it 与前一事件不衔接",
  hash: "its content does not give its hash 内容与哈希不符",
  columns: "its columns do not say what its hashed body says 列值与哈希正文不符",
  not_canonical: "its body is not canonical JSON 正文不是规范 JSON",
} as const;

if (existsSync(".env")) process.loadEnvFile(".env");
const file = process.argv[2] ? path.resolve(process.argv[2]) : env().databaseFile;
if (!existsSync(file)) {
  console.error(`There is no database at ${file}. 没有找到数据库。`);
  process.exit(2);
}
const database = openDatabase(file);
const verdict = await verifyChain(database);
await database.$disconnect();
if (verdict.ok) {
  console.log(`The chain holds: ${verdict.events} events, head ${verdict.head}`);
  console.log(`哈希链完整：共 ${verdict.events} 个事件。`);
} else {
  console.error(
    `The chain breaks at event ${verdict.seq}: ${FAULTS[verdict.fault]} (${verdict.events} events before it hold)`,
  );
  process.exit(1);
}
