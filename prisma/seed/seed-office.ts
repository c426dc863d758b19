import { grantExtension } from "@/lib/server/commands/extend-deadline";
import { nameDeputy } from "@/lib/server/commands/name-deputy";
import { seedId } from "./seed-id";
import { type Seeding, step, type Step } from "./seeding";

/** More time for single units, and who stood in for whom. */
export function officeSteps({ scenario, as, id }: Seeding): Step[] {
  return [
    ...scenario.extensions.map(({ period, unit, dueOn, reason, by, at }) =>
      step(at, () =>
        grantExtension(as(by, at), {
          id: seedId("extension", `${unit} ${period}`),
          period,
          unitId: id("unit", unit),
          dueOn,
          reason,
        }),
      ),
    ),
    ...scenario.deputies.map(({ principal, deputy, fromDay, untilDay, at }) =>
      step(at, () =>
        nameDeputy(as(principal, at), {
          id: seedId("deputyship", `${principal} ${fromDay}`),
          deputyId: id("account", deputy),
          fromDay,
          untilDay,
        }),
      ),
    ),
  ];
}
