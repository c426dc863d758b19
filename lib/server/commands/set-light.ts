import "server-only";
import { type z } from "zod";
import { comparePeriods, openPeriodAt, yearOf } from "@/lib/domain/period";
import { type setLightInput } from "@/lib/schemas/targets";
import { transact } from "../db/transact";
import { conflict, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { targetToChange } from "./target-change";

/**
 * Sets the light of a target for a month by hand, with a reason (docs/rules.md, rule 7). The computed light stays
 * visible beside it; a light set before for that month is lifted.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID for a month that has not begun or is of another year ·
 *   CONFLICT when somebody set or lifted a light for that month meanwhile
 */
export async function setLight(context: ViewerContext, input: z.output<typeof setLightInput>): Promise<void> {
  const { viewer, now } = context;
  const target = await targetToChange(viewer, "light.set", input.targetId);
  const { period, light, reason } = input;
  if (yearOf(period) !== target.year || comparePeriods(period, openPeriodAt(now)) > 0)
    throw invalid("check_fields", { period: "period_not_open" });

  await transact(context, async (tx, record) => {
    const standing = { targetId: target.id, period, liftedAt: null };
    const before = await tx.lightOverride.findFirst({ where: standing, select: { id: true, light: true } });
    if ((before?.id ?? null) !== input.current) throw conflict();
    await tx.lightOverride.updateMany({ where: standing, data: { liftedAt: now } });
    await tx.lightOverride.create({
      data: { id: input.id, targetId: target.id, period, light, reason, setById: viewer.userId, setAt: now },
      select: { id: true },
    });
    await record({
      action: "light.set",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { before: { light: before?.light ?? null }, after: { light }, period },
      reason,
    });
  });
}
