import "server-only";
import { dayOf } from "@/lib/format/dates";
import { latestCheckpoint, makeCheckpoint } from "../audit/checkpoints";

/**
 * 每日存证: signs the log once a day at least, so that a part of it that goes missing is missed against a checkpoint of
 * the day before. On a day on which nothing happened there is nothing new to say.
 */
export async function makeDailyCheckpoint(at: Date): Promise<void> {
  const latest = await latestCheckpoint();
  if (!latest || dayOf(new Date(latest.checkpoint.signedAt)) < dayOf(at)) await makeCheckpoint(at);
}
