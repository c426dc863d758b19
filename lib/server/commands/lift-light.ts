import "server-only";
import { type z } from "zod";
import { type liftLightInput } from "@/lib/schemas/targets";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, notFound } from "../errors";
import { type ViewerContext } from "./context";
import { targetToChange } from "./target-change";

/**
 * Lifts a light that was set by hand: from now on the computed one is shown again.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was lifted meanwhile
 */
export async function liftLight(
  context: ViewerContext,
  input: z.output<typeof liftLightInput>,
): Promise<void> {
  const override = await db().lightOverride.findUnique({
    where: { id: input.id },
    select: { id: true, targetId: true, period: true, light: true },
  });
  if (!override) throw notFound();
  const target = await targetToChange(context.viewer, "light.set", override.targetId);
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.lightOverride.updateMany({
        where: { id: override.id, liftedAt: null },
        data: { liftedAt: context.now },
      }),
    );
    await record({
      action: "light.lifted",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { before: { light: override.light }, after: { light: null }, period: override.period },
      reason: input.reason,
    });
  });
}
