import { switchDisclosure } from "@/lib/server/commands/switch-disclosure";
import { wordDisclosure } from "@/lib/server/commands/word-disclosure";
import { type Seeding, step, type Step, targetId } from "./seeding";

/** What the office wrote for citizens and put on the public page. */
export function disclosureSteps(seeding: Seeding): Step[] {
  return seeding.scenario.disclosures.map(({ target, name, period, text, by, at }) =>
    step(at, async () => {
      const id = targetId(seeding, target);
      const context = seeding.as(by, at);
      await wordDisclosure(context, { targetId: id, version: 0, name, period, text: text ?? "" });
      await switchDisclosure(context, { targetId: id, version: 1, shown: true });
    }),
  );
}
