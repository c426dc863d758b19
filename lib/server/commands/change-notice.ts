import "server-only";
import { type z } from "zod";
import { changeBetween } from "@/lib/domain/audit-event";
import { type changeNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { checkedDraft, noticeToChange } from "./notice-change";

/** Edits a draft; what was issued stays as it went out. @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT, INVALID */
export async function changeNotice(
  context: ViewerContext,
  input: z.output<typeof changeNoticeInput>,
): Promise<{ readonly id: string }> {
  const notice = await noticeToChange(context, "notice.manage", input.id);
  if (notice.state !== "draft") throw conflict("notice_wrong_state");
  const { id, version, number, title, unitId, body, dueOn } = input;
  const targetIds = [...new Set(input.targetIds)].sort();
  return transact(context, async (tx, record) => {
    const unit = await checkedDraft(tx, context, input);
    const change = changeBetween(
      {
        number: notice.number,
        title: notice.title,
        unit: notice.unitName,
        body: notice.body,
        dueOn: notice.dueOn,
        targets: notice.targetIds.toSorted(),
      },
      { number, title, unit, body, dueOn, targets: targetIds },
    );
    if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
    expectOne(
      await tx.notice.updateMany({
        where: { id, version },
        data: { number, title, unitId, body, dueOn, version: { increment: 1 } },
      }),
    );
    await tx.noticeTarget.deleteMany({ where: { noticeId: id } });
    await tx.noticeTarget.createMany({
      data: targetIds.map((targetId) => ({ noticeId: id, targetId })),
    });
    await record({ action: "notice.changed", record: { type: "notice", id }, payload: change });
    return { id };
  });
}
