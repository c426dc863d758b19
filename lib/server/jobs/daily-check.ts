import "server-only";
import { env } from "../env";
import { nightly } from "./nightly";
import { runProgram } from "./run-program";

/** After the backup: what it says is read by whoever comes to the office first. */
const FROM_HOUR = 4;

/**
 * 每日自检: once a day what an auditor's `npm run audit:verify` asks: the database's pages and plan, the chain, every
 * checkpoint, every table against the log, every file. So an edit behind the product's back is noticed without an auditor.
 *
 * @returns whether it was checked now; false where the day has its check, another process is at it, it is too early or
 *   the environment says `SELF_CHECK=off`
 * @throws Error with the first thing that is wrong
 */
export async function checkDaily(at: Date): Promise<boolean> {
  if (!env().selfCheck) return false;
  return nightly("check", FROM_HOUR, at, () => runProgram("audit-verify"));
}
