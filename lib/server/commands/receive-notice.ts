import "server-only";
import { type z } from "zod";
import { decideReceive } from "@/lib/domain/notice";
import { type seenNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";
import { decided, noticeToChange } from "./notice-change";

/** The unit's head signs for the notice (签收). @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when signed for */
export async function receiveNotice(
  context: ViewerContext,
  input: z.output<typeof seenNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.answer", input.id);
  const next = decided(decideReceive(notice.state));
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.notice.updateMany({
        where: { id: notice.id, version: input.version },
        data: {
          ...next,
          receivedById: context.viewer.userId,
          receivedAt: context.now,
          version: { increment: 1 },
        },
      }),
    );
    await record({
      action: "notice.received",
      record: { type: "notice", id: notice.id },
      payload: { before: { state: notice.state }, after: next },
    });
  });
}
