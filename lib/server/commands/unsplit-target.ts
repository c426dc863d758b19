import "server-only";
import { type z } from "zod";
import { type unsplitTargetInput } from "@/lib/schemas/targets";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { dropPart } from "./part-change";
import { targetToChange } from "./target-change";

/**
 * Takes a split back (撤回分解), as long as nobody reported on a part: the whole is asked for again. The parts stay in the
 * log and come into force again when the target is split anew.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when it was changed meanwhile · INVALID without a split or when a
 *   part was reported on
 */
export async function unsplitTarget(
  context: ViewerContext,
  input: z.output<typeof unsplitTargetInput>,
): Promise<void> {
  const { reason } = input;
  const whole = await targetToChange(context.viewer, "target.manage", input.id);
  const parts = await db().target.findMany({
    where: { parentId: whole.id, state: "active" },
    orderBy: { partNumber: "asc" },
    select: { id: true, version: true },
  });
  if (parts.length === 0) throw invalid("split_missing");
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.target.updateMany({
        where: { id: whole.id, version: input.version },
        data: { partRule: null, partReason: null, updatedAt: context.now, version: { increment: 1 } },
      }),
    );
    const reports = await tx.progressReport.count({
      where: { target: { is: { parentId: whole.id, state: "active" } } },
    });
    if (reports > 0) throw invalid("split_has_reports");
    await record({
      action: "target.unsplit",
      record: { type: "target", id: whole.id },
      targetId: whole.id,
      payload: { parts: parts.length },
      reason,
    });
    for (const part of parts) await dropPart({ tx, record, context, reason }, part);
  });
}
