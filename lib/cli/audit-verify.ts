// `npm run audit:verify [-- DATABASE]`: recomputes the log from its first event on, holds it against every checkpoint that
// was signed, and names the first thing that is wrong.
import { existsSync } from "node:fs";
import path from "node:path";
import { type SignedCheckpoint, shortForm } from "@/lib/proof/checkpoint";
import { latestCheckpoint } from "@/lib/server/audit/checkpoints";
import { verifyChain } from "@/lib/server/audit/verify";
import { verifyCheckpoints } from "@/lib/server/audit/verify-checkpoints";
import { type Db, db } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";

const FAULTS = {
  gap: "an event is missing before it 前面缺少事件",
  previous_hash: "it does not follow the event before it 与前一事件不衔接",
  hash: "its content does not give its hash 内容与哈希不符",
  columns: "its columns do not say what its hashed body says 列值与哈希正文不符",
  not_canonical: "its body is not canonical JSON 正文不是规范 JSON",
} as const;

const CHECKPOINT_FAULTS = {
  unreadable: "it can't be read 无法读取",
  signature: "no key of this installation signed it 不是本系统密钥的签名",
  cut: "the log ends before it: its tail was cut 日志在此之前结束，末尾被截断",
  root: "the log's events are not those that were signed 日志内容与签名时不同",
} as const;

if (existsSync(".env")) process.loadEnvFile(".env");
const asked = process.argv[2];
// A database somewhere else has its keys beside it.
if (asked) process.env.DATA_DIR = path.dirname(path.resolve(asked));
if (asked) process.env.DATABASE_URL = `file:${path.resolve(asked)}`;
const file = env().databaseFile;
if (!existsSync(file)) {
  console.error(`There is no database at ${file}. 没有找到数据库。`);
  process.exit(2);
}
process.exitCode = (await verifyDatabase(db())) ? 0 : 1;
await db().$disconnect();

async function verifyDatabase(database: Db): Promise<boolean> {
  const chain = await verifyChain(database);
  if (!chain.ok) {
    console.error(
      `The chain breaks at event ${chain.seq}: ${FAULTS[chain.fault]} (${chain.events} events before it hold)`,
    );
    return false;
  }
  const signed = await verifyCheckpoints(database);
  if (!signed.ok) {
    console.error(`The log contradicts its checkpoint ${signed.size}: ${CHECKPOINT_FAULTS[signed.fault]}`);
    return false;
  }
  console.log(`The chain holds: ${chain.events} events, head ${chain.head}`);
  console.log(`哈希链完整：共 ${chain.events} 个事件。`);
  const latest = await latestCheckpoint();
  console.log(
    latest ? sayCheckpoint(signed.checkpoints, latest.checkpoint) : "No checkpoint yet. 尚无存证点。",
  );
  return true;
}

function sayCheckpoint(count: number, latest: SignedCheckpoint): string {
  return (
    `All ${count} checkpoint(s) hold; the latest is ${shortForm(latest)} of ${latest.signedAt}\n` +
    `${count} 个存证点全部相符，最新：${shortForm(latest)}。`
  );
}
