import "server-only";
import { type z } from "zod";
import { decideVerify } from "@/lib/domain/notice";
import { type answerNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";
import { decided, noticeToChange } from "./notice-change";

/** The supervisor checks a reply and says what was found (核实). @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT, INVALID */
export async function verifyNotice(
  context: ViewerContext,
  input: z.output<typeof answerNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.manage", input.id);
  const { state, text } = decided(decideVerify(notice.state, input.text));
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.notice.updateMany({
        where: { id: notice.id, version: input.version },
        data: {
          state,
          verification: text,
          verifiedById: context.viewer.userId,
          verifiedAt: context.now,
          version: { increment: 1 },
        },
      }),
    );
    await record({
      action: "notice.verified",
      record: { type: "notice", id: notice.id },
      payload: { before: { state: notice.state }, after: { state, note: text } },
    });
  });
}
