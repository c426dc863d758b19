import "server-only";
import { randomUUID } from "node:crypto";
import { remindersFor } from "@/lib/domain/reminder";
import { startOfDay } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { housekeep, transact } from "../db/transact";
import { tell } from "../messages/tell";
import { settingOn } from "../queries/settings";
import { breathe } from "../run-beside";
import { claimDay } from "./claim-day";
import { reminderFacts } from "./reminder-facts";

const JOB = "reminders";
const HOUR_MS = 3_600_000;
/** A runner that was killed is replaced after this time. */
const LEASE_MS = 10 * 60_000;

/**
 * 每日提醒: once a day, from the hour of the setting on, each person who has something to do gets one message that
 * lists it. Restarts and second processes don't matter: a day is claimed, each message is a transaction of its own and
 * is known by its day and person, so that a runner that was killed is continued and nobody is told twice.
 *
 * @returns how many people were told now; null where the day has its reminders, another process is at it, or it is too early
 */
export async function sendDailyReminders(at: Date): Promise<number | null> {
  const day = dayOf(at);
  const { hour } = await settingOn("reminders", day);
  if (at.getTime() < startOfDay(day).getTime() + hour * HOUR_MS) return null;
  if (!(await claimDay(JOB, day, at, LEASE_MS))) return null;
  const reminders = remindersFor(await reminderFacts(at), day);
  let people = 0;
  for (const [userId, items] of reminders) {
    people += await housekeep(async (tx) => {
      // A day's list replaces the one before: nobody finds five unread lists after a week away.
      await tx.message.updateMany({
        where: { userId, kind: "digest", readAt: null, key: { not: `digest:${day}:${userId}` } },
        data: { readAt: at },
      });
      const body = { kind: "digest", day, items } as const;
      return tell(tx, at, { key: `digest:${day}`, to: [userId], body });
    });
    await breathe();
  }
  await finishDay(day, at, reminders.size);
  return people;
}

/** The log says that a day's reminders went out, where there were any: it answers "nobody told me". */
async function finishDay(day: string, at: Date, people: number): Promise<void> {
  const finished = { where: { job_day: { job: JOB, day } }, data: { finishedAt: at } };
  if (people === 0) {
    await housekeep((tx) => tx.jobRun.update(finished));
    return;
  }
  await transact({ viewer: null, now: at, requestId: randomUUID() }, async (tx, record) => {
    await tx.jobRun.update(finished);
    await record({
      action: "reminders.sent",
      record: { type: "reminder", id: day },
      payload: { day, people },
    });
  });
}
