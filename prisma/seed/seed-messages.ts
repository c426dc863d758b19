import { dayOf } from "@/lib/format/dates";
import { readMessages } from "@/lib/server/commands/read-messages";
import { sendDailyReminders } from "@/lib/server/jobs/daily-reminders";
import { type Seeding, step, type Step } from "./seeding";

const DAY_MS = 86_400_000;

/** The reminders of the scenario's last two days, by the product's own job; those of the first day were read. */
export function messageSteps({ scenario, as }: Seeding): Step[] {
  const today = dayOf(new Date(scenario.now));
  const yesterday = dayOf(new Date(Date.parse(scenario.now) - DAY_MS));
  const reminded = (day: string) => {
    const at = `${day}T08:00:00+08:00`;
    return step(at, async () => void (await sendDailyReminders(new Date(at))));
  };
  const evening = `${yesterday}T17:30:00+08:00`;
  return [
    reminded(yesterday),
    step(evening, async () => {
      for (const { signIn } of scenario.accounts) await readMessages(as(signIn, evening), { id: null });
    }),
    reminded(today),
  ];
}
