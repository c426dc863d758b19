import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { decideTurn } from "@/lib/domain/instruction";
import { type createNoticeInput } from "@/lib/schemas/notices";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, forbidden, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { decidedInstruction, instructionToChange } from "./instruction-change";
import { checkedDraft } from "./notice-change";

/**
 * Drafts a notice to one unit about one or more targets, where it is made of an instruction (批示) linked with it. The
 * same id again is a repeated click and is acknowledged.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND · CONFLICT for an instruction that became a notice already · INVALID for a number that is taken, or a unit without duty in a target
 */
export async function createNotice(
  context: ViewerContext,
  input: z.output<typeof createNoticeInput>,
): Promise<{ readonly id: string }> {
  if (!may(context.viewer, "notice.manage")) throw forbidden();
  const { id, number, title, unitId, body, dueOn } = input;
  const targetIds = [...new Set(input.targetIds)];
  if (await db().notice.findUnique({ where: { id }, select: { id: true } })) return { id };
  const instruction =
    input.instructionId === undefined
      ? null
      : await instructionToChange(context, "notice.manage", input.instructionId);
  if (instruction && !targetIds.includes(instruction.targetId))
    throw invalid("check_fields", { targetIds: "instruction_target_missing" });
  return transact(context, async (tx, record) => {
    const unit = await checkedDraft(tx, context, input);
    await tx.notice.create({
      data: {
        id,
        number,
        title,
        unitId,
        body,
        dueOn,
        state: "draft",
        createdAt: context.now,
        targets: { create: targetIds.map((targetId) => ({ targetId })) },
      },
      select: { id: true },
    });
    await record({
      action: "notice.created",
      record: { type: "notice", id },
      payload: { after: { number, title, unit, body, dueOn, targets: targetIds } },
    });
    if (instruction) {
      const { state } = decidedInstruction(decideTurn(instruction.state));
      expectOne(
        await tx.instruction.updateMany({
          where: { id: instruction.id, version: instruction.version },
          data: { state, noticeId: id, version: { increment: 1 } },
        }),
      );
      await record({
        action: "instruction.turned",
        record: { type: "instruction", id: instruction.id },
        targetId: instruction.targetId,
        payload: { notice: number, noticeId: id },
      });
    }
    return { id };
  });
}
