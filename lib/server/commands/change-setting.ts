import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { dayOf } from "@/lib/format/dates";
import { type changeSettingInput } from "@/lib/schemas/settings";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { settingOn } from "../queries/settings";
import { type ViewerContext } from "./context";
import { writeSetting } from "./setting-change";

/**
 * Sets a setting with effect from a day on: today at the earliest, because a standing that was circulated must not
 * change afterwards. What was planned for the same day is replaced.
 *
 * @throws LedgerError FORBIDDEN · INVALID for a day in the past or an unchanged value · CONFLICT when somebody else has
 * set it since the person looked
 */
export async function changeSetting(
  context: ViewerContext,
  input: z.output<typeof changeSettingInput>,
): Promise<void> {
  const { viewer, now } = context;
  if (!may(viewer, "setting.manage")) throw forbidden();
  const { key, value, effectiveFrom } = input;
  if (effectiveFrom < dayOf(now)) throw invalid("check_fields", { effectiveFrom: "setting_in_past" });
  const change = changeBetween(factsOf(await settingOn(key, effectiveFrom)), factsOf(value));
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
  await transact(context, async (tx, record) => {
    await writeSetting(tx, context, input);
    await record({
      action: "setting.changed",
      record: { type: "setting", id: key },
      payload: {
        before: change.before,
        after: { ...change.after, effectiveFrom },
        value: JSON.stringify(value),
      },
    });
  });
}

/** A setting as one level of facts: `{ level: { redFrom } }` becomes `level.redFrom`. */
function factsOf(value: object, prefix = ""): Facts {
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, member]: [string, unknown]) =>
      typeof member === "object" && member !== null
        ? factsOf(member, `${prefix}${name}.`)
        : { [prefix + name]: member },
    ),
  ) as Facts;
}
