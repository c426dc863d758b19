import "server-only";
import { type z } from "zod";
import { changeBetween } from "@/lib/domain/audit-event";
import { type changeUnitInput, type setUnitActiveInput } from "@/lib/schemas/units";
import { transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { refuseTakenUnit, unitToChange } from "./unit-change";

/** Renames a unit; its duties stay with it. @throws LedgerError FORBIDDEN, NOT_FOUND, CONFLICT, INVALID */
export async function changeUnit(
  context: ViewerContext,
  input: z.output<typeof changeUnitInput>,
): Promise<void> {
  const unit = await unitToChange(context, input.id);
  const { id, version, ...data } = input;
  const { code, name, shortName } = unit;
  const change = changeBetween({ code, name, shortName }, data);
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
  await transact(context, async (tx, record) => {
    await refuseTakenUnit(tx, input);
    expectOne(
      await tx.unit.updateMany({
        where: { id, version },
        data: {
          code: data.code,
          name: data.name,
          shortName: data.shortName,
          version: { increment: 1 },
        },
      }),
    );
    await record({ action: "unit.changed", record: { type: "unit", id }, payload: change });
  });
}

/**
 * Takes a unit out of use (撤并), or back into it. What it did and leads stays readable under its name; it gets no new
 * duties and no new accounts. Its people must have found another place before.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND, CONFLICT · INVALID while enabled accounts belong to it
 */
export async function setUnitActive(
  context: ViewerContext,
  input: z.output<typeof setUnitActiveInput>,
): Promise<void> {
  const { id, active: before } = await unitToChange(context, input.id);
  const { version, active } = input;
  if (before === active) throw conflict();
  await transact(context, async (tx, record) => {
    if (!active && (await tx.user.count({ where: { unitId: id, disabledAt: null } })) > 0)
      throw invalid("unit_has_accounts");
    expectOne(
      await tx.unit.updateMany({ where: { id, version }, data: { active, version: { increment: 1 } } }),
    );
    await record({
      action: "unit.changed",
      record: { type: "unit", id },
      payload: { before: { active: before }, after: { active } },
    });
  });
}
