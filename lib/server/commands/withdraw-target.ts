import "server-only";
import { type z } from "zod";
import { decideWithdraw } from "@/lib/domain/target";
import { memberOf, TARGET_STATES } from "@/lib/domain/vocabulary";
import { type withdrawTargetInput } from "@/lib/schemas/targets";
import { transact } from "../db/transact";
import { expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { dropPart } from "./part-change";
import { targetToChange } from "./target-change";

/**
 * Withdraws a target (撤销), with a reason; it stays readable and counts no more. Its parts (分解) go with it.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN, INVALID · CONFLICT when it was changed meanwhile
 */
export async function withdrawTarget(
  context: ViewerContext,
  input: z.output<typeof withdrawTargetInput>,
): Promise<void> {
  const target = await targetToChange(context.viewer, "target.manage", input.id);
  const decision = decideWithdraw(memberOf(TARGET_STATES, target.state), input.reason);
  if (!decision.ok) throw invalid(`target_${decision.problem}`);
  const { state, reason } = decision.next;
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.target.updateMany({
        where: { id: target.id, version: input.version },
        data: { state, updatedAt: context.now, version: { increment: 1 } },
      }),
    );
    await record({
      action: "target.withdrawn",
      record: { type: "target", id: target.id },
      targetId: target.id,
      payload: { before: { state: target.state }, after: { state } },
      reason,
    });
    const parts = await tx.target.findMany({
      where: { parentId: target.id, state: "active" },
      orderBy: { partNumber: "asc" },
      select: { id: true, version: true },
    });
    for (const part of parts) await dropPart({ tx, record, context, reason }, part);
  });
}
