import "server-only";
import { type z } from "zod";
import { decideClose } from "@/lib/domain/notice";
import { type answerNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";
import { decided, noticeToChange } from "./notice-change";

/** The supervisor strikes a notice off after a check (办结销号). @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT, INVALID */
export async function closeNotice(
  context: ViewerContext,
  input: z.output<typeof answerNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.manage", input.id);
  const { state, text } = decided(decideClose(notice.state, input.text));
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.notice.updateMany({
        where: { id: notice.id, version: input.version },
        data: {
          state,
          closingNote: text,
          closedById: context.viewer.userId,
          closedAt: context.now,
          version: { increment: 1 },
        },
      }),
    );
    await record({
      action: "notice.closed",
      record: { type: "notice", id: notice.id },
      payload: { before: { state: notice.state }, after: { state, note: text } },
    });
  });
}
