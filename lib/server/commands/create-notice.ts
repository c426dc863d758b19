import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type createNoticeInput } from "@/lib/schemas/notices";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { forbidden } from "../errors";
import { type ViewerContext } from "./context";
import { checkedDraft } from "./notice-change";

/**
 * Drafts a notice to one unit about one or more targets. The same id again is a repeated click and is acknowledged.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND · INVALID for a number that is taken, or a unit without duty in a target
 */
export async function createNotice(
  context: ViewerContext,
  input: z.output<typeof createNoticeInput>,
): Promise<{ readonly id: string }> {
  if (!may(context.viewer, "notice.manage")) throw forbidden();
  const { id, number, title, unitId, body, dueOn } = input;
  const targetIds = [...new Set(input.targetIds)];
  if (await db().notice.findUnique({ where: { id }, select: { id: true } })) return { id };
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
    return { id };
  });
}
