// `npm run audit:verify [-- DATABASE|PACKAGE]`: checks a database (the log from its first event on, every checkpoint that
// was signed, every table, every file) or an audit package (a ZIP or its unpacked folder), and names the first thing that is wrong.
// `--checkpoint FILE` holds it against a checkpoint that was kept outside. `--checkpoint FILE --consistency PROOF [--key KEY]`
// needs neither: it checks that the log only grew from that checkpoint to the one in the proof; KEY is the public key as
// 存证 prints it, or a file with it; without it those of this installation are believed.
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { shortForm } from "@/lib/proof/checkpoint";
import { readKey } from "@/lib/proof/signed-note";
import { compareWithOutside, latestCheckpoint } from "@/lib/server/audit/checkpoints";
import { verifierKeys } from "@/lib/server/audit/signing-key";

import { verifyChain } from "@/lib/server/audit/verify";
import { verifyCheckpoints } from "@/lib/server/audit/verify-checkpoints";
import { verifyFiles } from "@/lib/server/audit/verify-files";
import { faultPlace, verifyRecords } from "@/lib/server/audit/verify-records";
import { verifySchema } from "@/lib/server/audit/verify-schema";
import { db } from "@/lib/server/db/client";
import { isSound } from "@/lib/server/db/database-file";
import { env } from "@/lib/server/env";
import { verifyConsistencyFile } from "./verify-consistency";
import { verifyPackage } from "./verify-package";

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

const SCHEMA_FAULTS = {
  gone: "it is gone 已不存在",
  changed: "it is not as the program makes it 与程序所建不同",
  stray: "the program makes none such 程序没有建立它",
} as const;

const FILE_FAULTS = {
  gone: "it is gone 文件已不存在",
  changed: "its bytes are not those that were handed in 内容与提交时不同",
} as const;

if (existsSync(".env")) process.loadEnvFile(".env");
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { checkpoint: { type: "string" }, consistency: { type: "string" }, key: { type: "string" } },
});
const [asked] = positionals;
const outside = values.checkpoint === undefined ? null : readFileSync(values.checkpoint, "utf8");

if (values.consistency !== undefined) {
  if (values.checkpoint === undefined) {
    console.error("Name the earlier checkpoint too: --checkpoint FILE. 请同时指定较早的存证点。");
    process.exit(2);
  }
  const given =
    values.key !== undefined && existsSync(values.key) ? readFileSync(values.key, "utf8") : values.key;
  const key = given === undefined ? null : readKey(given.trim());
  if (values.key !== undefined && !key) {
    console.error("The key can't be read. 公钥无法读取。");
    process.exit(2);
  }
  const keysOf = key ? async () => [key] : verifierKeys;
  const holds = await verifyConsistencyFile(values.consistency, values.checkpoint, keysOf);
  process.exitCode = holds ? 0 : 1;
} else if (asked && existsSync(asked) && (asked.endsWith(".zip") || statSync(asked).isDirectory()))
  process.exitCode = (await verifyPackage(asked, outside)) ? 0 : 1;
else {
  // A database somewhere else has its keys and files beside it.
  if (asked) process.env.DATA_DIR = path.dirname(path.resolve(asked));
  if (asked) process.env.DATABASE_URL = `file:${path.resolve(asked)}`;
  if (!existsSync(env().databaseFile)) {
    console.error(`There is no database at ${env().databaseFile}. 没有找到数据库。`);
    process.exit(2);
  }
  // Bytes that nobody wrote: the first reader that trips over them says so.
  const fault = await databaseFault().catch(
    (error: unknown) => `The database can't be read 数据库无法读取: ${String(error).split("\n").at(-1)}`,
  );
  await db().$disconnect();
  if (fault !== null) console.error(fault);
  process.exitCode = fault === null ? 0 : 1;
}

/** The first thing that is wrong, in words; what holds is printed on the way. */
async function databaseFault(): Promise<string | null> {
  if (!(await isSound(env().databaseFile)))
    return "SQLite does not find its own pages whole, or a reference leads nowhere. 数据库文件已损坏。";
  const chain = await verifyChain(db());
  if (!chain.ok)
    return `The chain breaks at event ${chain.seq}: ${FAULTS[chain.fault]} (${chain.events} events before it hold)`;
  console.log(`The chain holds: ${chain.events} events, head ${chain.head}`);
  console.log(`哈希链完整：共 ${chain.events} 个事件。`);
  const signed = await verifyCheckpoints(db());
  if (!signed.ok)
    return `The log contradicts its checkpoint ${signed.size}: ${CHECKPOINT_FAULTS[signed.fault]}`;
  const latest = await latestCheckpoint();
  if (!latest) console.log("No checkpoint yet. 尚无存证点。");
  else
    console.log(
      `All ${signed.checkpoints} checkpoint(s) hold 存证点全部相符; the latest 最新: ${shortForm(latest.checkpoint)} (${latest.checkpoint.signedAt})`,
    );
  const plan = await verifySchema(env().databaseFile);
  if (!plan.ok) return `The database's ${plan.part} 数据库结构: ${SCHEMA_FAULTS[plan.fault]}`;
  const records = await verifyRecords(db());
  if (!records.ok) return `A table is not as the log says 数据表与日志不符: ${faultPlace(records)}`;
  console.log(`All ${records.rows} row(s) of the tables are as the log says. 数据表全部与日志相符。`);
  const files = await verifyFiles(db());
  if (!files.ok) return `The file ${files.sha256} (${files.name}): ${FILE_FAULTS[files.fault]}`;
  console.log(`All ${files.files} file(s) are as they were handed in. 文件全部与提交时一致。`);
  if (outside === null) return null;
  const verdict = await compareWithOutside(db(), outside);
  if (verdict.outcome !== "consistent")
    return `The checkpoint from outside 外部存证点: ${JSON.stringify(verdict)}`;
  console.log(`The log agrees with the checkpoint from outside (${verdict.size} events). 与外部存证点一致。`);
  return null;
}
