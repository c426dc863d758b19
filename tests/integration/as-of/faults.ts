import { type RecordType } from "@/lib/domain/audit-event";
import { recordCheck } from "@/lib/server/audit/verify-records";
import { type Db } from "@/lib/server/db/client";

/** Accounts, who acts for whom and packages are those of now, wherever one looks. */
const OF_NOW: readonly RecordType[] = ["account", "deputyship", "package"];

/** Where the tables of an earlier ledger are not as its own log, cut off at that day, says. */
export async function faultsOf(database: Db) {
  const { groups, check } = await recordCheck(database);
  const told = [];
  for (const { group, ids } of groups) if (!OF_NOW.includes(group)) told.push(await check(group, ids));
  return told.filter(({ ok }) => !ok);
}
