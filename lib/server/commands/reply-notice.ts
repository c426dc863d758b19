import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { decideReply, decideReturnReply } from "@/lib/domain/notice";
import { type answerNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";
import { decided, noticeToChange } from "./notice-change";

/** The unit's head says what was done (反馈). @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT, INVALID */
export async function replyNotice(
  context: ViewerContext,
  input: z.output<typeof answerNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.answer", input.id);
  await say(context, input, "reply", decided(decideReply(notice.state, input.text)));
}

/** The supervisor finds a reply wanting, and says what is missing. @throws LedgerError as above */
export async function returnReply(
  context: ViewerContext,
  input: z.output<typeof answerNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.manage", input.id);
  await say(context, input, "return", decided(decideReturnReply(notice.state, input.text)));
}

async function say(
  context: ViewerContext,
  seen: { readonly id: string; readonly version: number },
  kind: "reply" | "return",
  { state, text }: { readonly state: string; readonly text: string },
): Promise<void> {
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.notice.updateMany({
        where: { id: seen.id, version: seen.version },
        // A reply that is sent back takes its verification along; the log keeps what was found.
        data: { state, verification: null, verifiedById: null, verifiedAt: null, version: { increment: 1 } },
      }),
    );
    await tx.noticeReply.create({
      data: { id: randomUUID(), noticeId: seen.id, kind, text, byId: context.viewer.userId, at: context.now },
      select: { id: true },
    });
    await record({
      action: kind === "reply" ? "notice.replied" : "notice.returned",
      record: { type: "notice", id: seen.id },
      payload: { text },
    });
  });
}
